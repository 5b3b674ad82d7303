/* The program of the bundle for macOS: starts the bundle's own Python in this very process, so that
   the Dock, the keychain and the exit status see one program. Elsewhere it is compiled for tests. */

#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#ifdef __APPLE__
#include <mach-o/dyld.h>
#include <stdint.h>
#endif

#ifndef PYTHON
#define PYTHON "Frameworks/Python.framework/Versions/3.13/Python"
#endif
#define LIBRARIES "Resources/lib"
#define BROKEN 70 /* EX_SOFTWARE of sysexits.h */

typedef int (*main_t)(int, char **);

static const char start[] =
    "import os, sys\n"
    "contents = os.path.dirname(os.path.dirname(os.environ['DESIGNO_SYNC_PROGRAM']))\n"
    "sys.path.insert(0, os.path.join(contents, '" LIBRARIES "'))\n"
    "from designo_sync_gui.__main__ import main\n"
    "sys.exit(main())\n";

static int incomplete(const char *what)
{
    fprintf(stderr, "DesignO Sync is not complete (%s). Install it again.\n", what);
    return BROKEN;
}

/* Where this program itself lies, with links followed. */
static int own_path(char *path)
{
    char told[PATH_MAX];
#ifdef __APPLE__
    uint32_t size = sizeof told;
    if (_NSGetExecutablePath(told, &size) != 0)
        return 0;
#else
    ssize_t length = readlink("/proc/self/exe", told, sizeof told - 1);
    if (length < 0)
        return 0;
    told[length] = '\0';
#endif
    return realpath(told, path) != NULL;
}

int main(int count, char **words)
{
    char program[PATH_MAX], python[PATH_MAX];
    if (!own_path(program) || setenv("DESIGNO_SYNC_PROGRAM", program, 1) != 0)
        return incomplete("its own place");
    strcpy(python, program);
    for (int up = 0; up < 2; up++) { /* Contents/MacOS/designo-sync: to Contents */
        char *last = strrchr(python, '/');
        if (last == NULL)
            return incomplete("its own place");
        *last = '\0';
    }
    size_t used = strlen(python);
    if (snprintf(python + used, sizeof python - used, "/%s", PYTHON) >= (int)(sizeof python - used))
        return incomplete("a path is too long");
    void *library = dlopen(python, RTLD_NOW | RTLD_GLOBAL);
    main_t py_main = library == NULL ? NULL : (main_t)dlsym(library, "Py_BytesMain");
    if (py_main == NULL)
        return incomplete(dlerror());
    char **all = calloc((size_t)count + 6, sizeof *all);
    if (all == NULL)
        return incomplete("memory");
    int at = 0;
    all[at++] = program;
    all[at++] = "-I"; /* nothing of the user's bends it */
    all[at++] = "-X";
    all[at++] = "utf8";
    all[at++] = "-c";
    all[at++] = (char *)start;
    for (int word = 1; word < count; word++)
        all[at++] = words[word];
    return py_main(at, all);
}
