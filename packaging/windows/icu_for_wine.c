/* For trials only, never part of a bundle: Wine 8 has no ICU, which Windows brings since 2017 and
   Qt6Core.dll names among its libraries. Qt asks it for foreign text encodings; here there are none. */
#include <stddef.h>

#define OFFERED __declspec(dllexport)
/* U_FILE_ACCESS_ERROR of ICU: no such converter. */
#define NONE 4

OFFERED void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
OFFERED void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
OFFERED void ucnv_cbFromUWriteUChars(void) {}
OFFERED void ucnv_cbToUWriteUChars(void) {}
OFFERED void ucnv_close(void *converter) { (void)converter; }
OFFERED int ucnv_countAvailable(void) { return 0; }
OFFERED int ucnv_fromUCountPending(void *converter, int *error) { (void)converter, (void)error; return 0; }
OFFERED int ucnv_toUCountPending(void *converter, int *error) { (void)converter, (void)error; return 0; }
OFFERED void ucnv_fromUnicode(void) {}
OFFERED void ucnv_toUnicode(void) {}
OFFERED const char *ucnv_getAvailableName(int at) { (void)at; return NULL; }
OFFERED void ucnv_getFromUCallBack(void) {}
OFFERED void ucnv_getToUCallBack(void) {}
OFFERED void ucnv_setFromUCallBack(void) {}
OFFERED void ucnv_setToUCallBack(void) {}
OFFERED signed char ucnv_getMaxCharSize(void *converter) { (void)converter; return 4; }
OFFERED const char *ucnv_getName(void *converter, int *error) { (void)converter, (void)error; return ""; }
OFFERED const char *ucnv_getStandardName(const char *name, const char *standard, int *error)
{
    (void)name, (void)standard, (void)error;
    return NULL;
}
OFFERED void *ucnv_open(const char *name, int *error)
{
    (void)name;
    if (error != NULL)
        *error = NONE;
    return NULL;
}
OFFERED void ucnv_reset(void *converter) { (void)converter; }
