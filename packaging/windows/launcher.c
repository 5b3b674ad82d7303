/* Starts DesignO Sync in this process: loads program\runtime\python313.dll, which lies beside this
   program, and lets it run the package. One process: exit status, Ctrl+C, icon and lock are its own.

   WINDOW is defined for the program without a console. The one with a console hands over to it
   where a window is asked for, so that the terminal is free and closing it does not end the window.
   Nothing of the environment bends Python: the ._pth file beside the DLL isolates it. */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <shellapi.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

#define LONGEST 32768
/* Status with which the words below tell that a part of the program cannot be loaded. */
#define BROKEN 70
#define WINDOW_PROGRAM L"designo-sync-window.exe"

typedef int (*py_main_t)(int, wchar_t **);

static wchar_t folder[LONGEST];
static wchar_t path[LONGEST];

static wchar_t start[] =
    L"import sys\n"
    L"try:\n"
    L"    from designo_sync_gui.__main__ import main\n"
    L"    status = main()\n"
    L"except ImportError as error:\n"
    L"    if sys.stderr is not None:\n"
    L"        sys.stderr.write(f'{error}\\n')\n"
    L"    status = 70\n"
    L"sys.exit(status)\n";

/* Tells that the program is not whole; the text is in the language of the desktop. */
static int incomplete(const wchar_t *part, DWORD error)
{
    static wchar_t text[LONGEST + 400];
    int german = PRIMARYLANGID(GetUserDefaultUILanguage()) == LANG_GERMAN;
    swprintf(text, LONGEST + 400,
             german ? L"DesignO Sync ist nicht vollst\u00e4ndig installiert: %ls (Fehler %lu).\n"
                      L"Installieren Sie es noch einmal. Ihre Daten bleiben erhalten.\n"
                    : L"DesignO Sync is not installed completely: %ls (error %lu).\n"
                      L"Install it again. Your data stay as they are.\n",
             part, error);
#ifdef WINDOW
    MessageBoxW(NULL, text, L"DesignO Sync", MB_OK | MB_ICONERROR);
#else
    HANDLE out = GetStdHandle(STD_ERROR_HANDLE);
    DWORD mode, written;
    if (GetConsoleMode(out, &mode)) {
        WriteConsoleW(out, text, (DWORD)wcslen(text), &written, NULL);
    } else {
        static char bytes[4 * LONGEST];
        int size = WideCharToMultiByte(CP_UTF8, 0, text, -1, bytes, sizeof bytes, NULL, NULL);
        if (size > 1)
            WriteFile(out, bytes, (DWORD)(size - 1), &written, NULL);
    }
#endif
    return BROKEN;
}

/* The folder of this program, with its last backslash. */
static int find_folder(void)
{
    DWORD length = GetModuleFileNameW(NULL, folder, LONGEST);
    if (length == 0 || length >= LONGEST)
        return 0;
    while (length > 0 && folder[length - 1] != L'\\')
        length--;
    folder[length] = 0;
    return length > 0;
}

static int join(wchar_t *target, const wchar_t *name)
{
    return swprintf(target, LONGEST, L"%ls%ls", folder, name) > 0;
}

#ifndef WINDOW
static wchar_t words_of_child[LONGEST];

/* No word, "demo", or a data folder alone: the same rule as in designo_sync_gui/__main__.py. */
static int asks_for_window(int count, wchar_t **words)
{
    if (count == 1)
        return 1;
    if (count == 2)
        return wcscmp(words[1], L"demo") == 0
               || (wcsncmp(words[1], L"--home=", 7) == 0 && words[1][7] != 0);
    return count == 3 && wcscmp(words[1], L"--home") == 0 && words[2][0] != 0;
}

/* The window's own program with the same words; they are passed on as they were written. */
static int hand_over(void)
{
    const wchar_t *rest = GetCommandLineW();
    int quoted = 0;
    for (; *rest && (quoted || (*rest != L' ' && *rest != L'\t')); rest++)
        if (*rest == L'"')
            quoted = !quoted;
    if (!join(path, WINDOW_PROGRAM))
        return incomplete(WINDOW_PROGRAM, ERROR_FILENAME_EXCED_RANGE);
    if (swprintf(words_of_child, LONGEST, L"\"%ls\"%ls", path, rest) < 0)
        return incomplete(WINDOW_PROGRAM, ERROR_FILENAME_EXCED_RANGE);
    STARTUPINFOW how;
    PROCESS_INFORMATION made;
    ZeroMemory(&how, sizeof how);
    how.cb = sizeof how;
    if (!CreateProcessW(path, words_of_child, NULL, NULL, FALSE, DETACHED_PROCESS, NULL, NULL,
                        &how, &made))
        return incomplete(path, GetLastError());
    CloseHandle(made.hThread);
    CloseHandle(made.hProcess);
    return 0;
}
#endif

static int run(int count, wchar_t **words)
{
    if (!find_folder())
        return incomplete(L"?", GetLastError());
    SetDllDirectoryW(L""); /* no library out of the folder that happens to be the current one */
#ifndef WINDOW
    if (asks_for_window(count, words))
        return hand_over();
#endif
    /* What "Try the demo" and the start at sign-in run. */
    if (join(path, WINDOW_PROGRAM))
        SetEnvironmentVariableW(L"DESIGNO_SYNC_PROGRAM", path);
    if (!join(path, L"program\\runtime\\" PYTHON_DLL))
        return incomplete(PYTHON_DLL, ERROR_FILENAME_EXCED_RANGE);
    HMODULE python = LoadLibraryExW(path, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    if (python == NULL)
        return incomplete(path, GetLastError());
    py_main_t py_main = (py_main_t)(void *)GetProcAddress(python, "Py_Main");
    if (py_main == NULL)
        return incomplete(path, GetLastError());
    wchar_t **all = calloc((size_t)count + 5, sizeof *all);
    if (all == NULL)
        return incomplete(path, ERROR_NOT_ENOUGH_MEMORY);
    int used = 0;
    all[used++] = words[0];
    all[used++] = L"-X";
    all[used++] = L"utf8";
    all[used++] = L"-c";
    all[used++] = start;
    for (int at = 1; at < count; at++)
        all[used++] = words[at];
    int status = py_main(used, all);
    return status == BROKEN ? incomplete(L"program\\lib", 0) : status;
}

#ifdef WINDOW
int WINAPI wWinMain(HINSTANCE self, HINSTANCE former, LPWSTR line, int shown)
{
    (void)self, (void)former, (void)line, (void)shown;
    int count;
    wchar_t **words = CommandLineToArgvW(GetCommandLineW(), &count);
    return words == NULL ? incomplete(L"?", GetLastError()) : run(count, words);
}
#else
int wmain(int count, wchar_t **words)
{
    return run(count, words);
}
#endif
