; The installer for one user: no administrator, no question but the folder. /S asks nothing at all,
; /D=FOLDER names the folder and comes last.
;
; Exit status: 0 done, 1 cancelled, 2 failed and everything is as before, 3 the program is running,
; 4 a newer version is installed, 5 credentials could not be removed and nothing was (uninstaller).
;
; The new files are unpacked beside the old ones, and folders are renamed only once all are there: a
; full disk leaves the program that was there. What a power cut left half done is put right first.
;
; Defined by the build: VERSION, NUMBERS, OUTPUT, ICON, FILES (a list of what to unpack), SIZE,
; LONGEST (characters that the longest path has below the folder), and for trials QUICK.

Unicode true
; The usual stub is for 32 bits, and that is not everywhere where the bundle runs.
Target amd64-unicode
!ifdef QUICK
    SetCompress off
!else
    SetCompressor /SOLID lzma
    SetCompressorDictSize 32
!endif
SetDateSave off
CRCCheck force
RequestExecutionLevel user
ManifestDPIAware true
ManifestLongPathAware true
ManifestSupportedOS Win10

!define NAME "DesignO Sync"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\DesignOSync"
!define APP_PATHS "Software\Microsoft\Windows\CurrentVersion\App Paths"
!define RUN "Software\Microsoft\Windows\CurrentVersion\Run"
!define APPROVED "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"

Name "${NAME}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "Sections.nsh"
!include "WordFunc.nsh"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\designo-sync-window.exe"
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE FolderChosen
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_COMPONENTSPAGE_NODESC
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"

VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
!macro described language
    VIAddVersionKey /LANG=${language} "ProductName" "${NAME}"
    VIAddVersionKey /LANG=${language} "CompanyName" "DesignO Sync contributors"
    VIAddVersionKey /LANG=${language} "FileDescription" "${NAME} Setup"
    VIAddVersionKey /LANG=${language} "FileVersion" "${VERSION}"
    VIAddVersionKey /LANG=${language} "ProductVersion" "${VERSION}"
    VIAddVersionKey /LANG=${language} "LegalCopyright" "MIT licence. Not affiliated with DesignNBuy."
!macroend
!insertmacro described ${LANG_ENGLISH}
!insertmacro described ${LANG_GERMAN}

LangString RUNNING ${LANG_ENGLISH} "DesignO Sync is running. Close all its windows and commands, then try again."
LangString RUNNING ${LANG_GERMAN} "DesignO Sync läuft. Schließen Sie alle Fenster und Befehle und versuchen Sie es noch einmal."
LangString AT_WORK ${LANG_ENGLISH} "DesignO Sync is being installed already."
LangString AT_WORK ${LANG_GERMAN} "DesignO Sync wird bereits installiert."
LangString NEWER ${LANG_ENGLISH} "Version $1 is installed, which is newer than ${VERSION}. The older one may not read its data. Install ${VERSION} all the same?"
LangString NEWER ${LANG_GERMAN} "Installiert ist die neuere Version $1. Version ${VERSION} kann deren Daten womöglich nicht lesen. Trotzdem installieren?"
LangString NOT_WRITTEN ${LANG_ENGLISH} "The files could not be written to $INSTDIR. Choose another folder, or make space on the disk. What was installed before is unchanged."
LangString NOT_WRITTEN ${LANG_GERMAN} "Die Dateien konnten nicht nach $INSTDIR geschrieben werden. Wählen Sie einen anderen Ordner oder schaffen Sie Platz. Was vorher installiert war, ist unverändert."
LangString TOO_LONG ${LANG_ENGLISH} "The name of this folder is too long for Windows: it may have $R5 characters. Choose another folder."
LangString TOO_LONG ${LANG_GERMAN} "Der Name dieses Ordners ist zu lang für Windows: Er darf $R5 Zeichen haben. Wählen Sie einen anderen Ordner."
LangString NOT_OURS ${LANG_ENGLISH} "This folder holds a folder $\"program$\" of something else. Choose another folder."
LangString NOT_OURS ${LANG_GERMAN} "In diesem Ordner liegt ein fremder Ordner $\"program$\". Wählen Sie einen anderen Ordner."
LangString NOT_REMOVED ${LANG_ENGLISH} "The program could not be removed from $INSTDIR: a file is in use, or the folder is read-only. Nothing was removed. Try again."
LangString NOT_REMOVED ${LANG_GERMAN} "Das Programm konnte nicht aus $INSTDIR entfernt werden: Eine Datei wird benutzt, oder der Ordner ist schreibgeschützt. Es wurde nichts entfernt. Versuchen Sie es noch einmal."
LangString PROGRAM ${LANG_ENGLISH} "DesignO Sync"
LangString PROGRAM ${LANG_GERMAN} "DesignO Sync"
LangString DATA ${LANG_ENGLISH} "My data and credentials (cannot be undone)"
LangString DATA ${LANG_GERMAN} "Meine Daten und Zugangsdaten (nicht umkehrbar)"
LangString NOT_FORGOTTEN ${LANG_ENGLISH} "The credentials could not be removed from the Credential Locker, so nothing was removed. Uninstall without your data, or try again."
LangString NOT_FORGOTTEN ${LANG_GERMAN} "Die Zugangsdaten konnten nicht aus der Anmeldeinformationsverwaltung entfernt werden, darum wurde nichts entfernt. Deinstallieren Sie ohne Ihre Daten, oder versuchen Sie es noch einmal."

; A program that runs cannot be opened for writing. Ends with 3 where one of both runs, with 2 where
; nothing at all can be written.
!macro running un
Function ${un}EndIfRunning
    ClearErrors
    ${For} $R1 1 2
        StrCpy $R2 "$INSTDIR\designo-sync.exe"
        ${If} $R1 == 2
            StrCpy $R2 "$INSTDIR\designo-sync-window.exe"
        ${EndIf}
        ${If} ${FileExists} "$R2"
            FileOpen $R3 "$R2" a
            ${If} ${Errors}
                ClearErrors
                FileOpen $R3 "$INSTDIR\writable.new" w
                ${If} ${Errors}
                    Call ${un}NotWritten
                ${EndIf}
                FileClose $R3
                Delete "$INSTDIR\writable.new"
                MessageBox MB_OK|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDOK
                SetErrorLevel 3
                Quit
            ${EndIf}
            FileClose $R3
        ${EndIf}
    ${Next}
FunctionEnd
!macroend
!insertmacro running ""
!insertmacro running "un."

; One installation or uninstallation at a time. Ends with 3 where there is another.
!macro alone
    System::Call 'kernel32::CreateMutexW(p 0, i 0, w "DesignOSyncSetup") p .r0 ?e'
    Pop $0
    ${If} $0 == 183
        MessageBox MB_OK|MB_ICONEXCLAMATION "$(AT_WORK)" /SD IDOK
        SetErrorLevel 3
        Quit
    ${EndIf}
!macroend

Function .onInit
    SetShellVarContext current
    !insertmacro alone
    ReadRegStr $1 HKCU "${UNINSTALL}" "DisplayVersion"
    ${If} $1 != ""
        ${VersionCompare} "$1" "${VERSION}" $0
        ${If} $0 == 1
            MessageBox MB_YESNO|MB_ICONQUESTION "$(NEWER)" /SD IDNO IDYES older
            SetErrorLevel 4
            Quit
            older:
        ${EndIf}
    ${EndIf}
FunctionEnd

; In $R4 why the folder cannot be the program's, "" where it can. Paths may have 259 characters: more
; only where Windows was told so, and there this installer crashes (tried under Wine).
Function LookAtFolder
    StrCpy $R4 ""
    StrLen $R6 $INSTDIR
    IntOp $R5 259 - ${LONGEST}
    ${If} $R6 > $R5
        StrCpy $R4 "$(TOO_LONG)"
    ${ElseIf} ${FileExists} "$INSTDIR\program\*.*"
    ${AndIfNot} ${FileExists} "$INSTDIR\program\runtime\*.*"
    ${AndIfNot} ${FileExists} "$INSTDIR\designo-sync*.exe"
        StrCpy $R4 "$(NOT_OURS)"
    ${EndIf}
FunctionEnd

; Back to the choice of the folder, where it cannot be this one.
Function FolderChosen
    Call LookAtFolder
    ${If} $R4 != ""
        MessageBox MB_OK|MB_ICONEXCLAMATION "$R4" /SD IDOK
        Abort
    ${EndIf}
FunctionEnd

; What an installation that did not come to its end took out of the way, in its place again.
Function PutRight
    ${If} ${FileExists} "$INSTDIR\program.old\*.*"
    ${AndIfNot} ${FileExists} "$INSTDIR\program\*.*"
        Rename "$INSTDIR\program.old" "$INSTDIR\program"
    ${EndIf}
    ${For} $R1 1 2
        StrCpy $R2 "$INSTDIR\designo-sync.exe"
        ${If} $R1 == 2
            StrCpy $R2 "$INSTDIR\designo-sync-window.exe"
        ${EndIf}
        ${IfNot} ${FileExists} "$R2"
            Rename "$R2.old" "$R2"
        ${EndIf}
    ${Next}
    ClearErrors
FunctionEnd

; Everything as it was, and the reason. A folder in which a program is at work cannot be removed.
Function NotWritten
    SetOutPath "$TEMP"
    RMDir /r "$INSTDIR\program.new"
    RMDir "$INSTDIR"
    MessageBox MB_OK|MB_ICONSTOP "$(NOT_WRITTEN)" /SD IDOK
    SetErrorLevel 2
    Quit
FunctionEnd

Function .onInstFailed
    SetOutPath "$TEMP"
    RMDir /r "$INSTDIR\program.new"
    RMDir "$INSTDIR"
    SetErrorLevel 2
FunctionEnd

; Puts back what was renamed already; each step is in vain where it was not reached.
Function RollBack
    ${If} ${FileExists} "$INSTDIR\program.old\*.*"
        Rename "$INSTDIR\program" "$INSTDIR\program.new"
        Rename "$INSTDIR\program.old" "$INSTDIR\program"
    ${EndIf}
    StrCpy $R2 "designo-sync.exe"
    Call PutBack
    StrCpy $R2 "designo-sync-window.exe"
    Call PutBack
    Call NotWritten
FunctionEnd

Function PutBack
    ${If} ${FileExists} "$INSTDIR\$R2.old"
        Delete "$INSTDIR\$R2"
        Rename "$INSTDIR\$R2.old" "$INSTDIR\$R2"
    ${EndIf}
FunctionEnd

; The program of this version in the place of the one in $R2, which is kept until all is done.
Function Exchange
    Delete "$INSTDIR\$R2.old"
    ${If} ${FileExists} "$INSTDIR\$R2"
        Rename "$INSTDIR\$R2" "$INSTDIR\$R2.old"
    ${EndIf}
    Rename "$INSTDIR\program\start\$R2" "$INSTDIR\$R2"
    ${If} ${Errors}
        Call RollBack
    ${EndIf}
FunctionEnd

Section
    Call LookAtFolder
    ${If} $R4 != ""
        MessageBox MB_OK|MB_ICONSTOP "$R4" /SD IDOK
        SetErrorLevel 2
        Quit
    ${EndIf}
    Call EndIfRunning
    Call PutRight
    RMDir /r "$INSTDIR\program.new"
    RMDir /r "$INSTDIR\program.old"
    ${If} ${FileExists} "$INSTDIR\program.old\*.*"
        Call NotWritten
    ${EndIf}
    ClearErrors
    CreateDirectory "$INSTDIR\program.new"
    ${If} ${Errors}
        Call NotWritten
    ${EndIf}
    !include "${FILES}"
    ${If} ${Errors}
        Call NotWritten
    ${EndIf}
    SetOutPath "$INSTDIR"
    ${If} ${FileExists} "$INSTDIR\program\*.*"
        Rename "$INSTDIR\program" "$INSTDIR\program.old"
    ${EndIf}
    Rename "$INSTDIR\program.new" "$INSTDIR\program"
    ${If} ${Errors}
        Call RollBack
    ${EndIf}
    StrCpy $R2 "designo-sync.exe"
    Call Exchange
    StrCpy $R2 "designo-sync-window.exe"
    Call Exchange
    RMDir "$INSTDIR\program\start"
    RMDir /r "$INSTDIR\program.old"
    Delete "$INSTDIR\designo-sync.exe.old"
    Delete "$INSTDIR\designo-sync-window.exe.old"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\designo-sync-window.exe"
    WriteRegStr HKCU "${APP_PATHS}\designo-sync.exe" "" "$INSTDIR\designo-sync.exe"
    WriteRegStr HKCU "${APP_PATHS}\designo-sync-window.exe" "" "$INSTDIR\designo-sync-window.exe"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\designo-sync-window.exe"
    WriteRegStr HKCU "${UNINSTALL}" "Publisher" "DesignO Sync contributors"
    WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
    WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
    WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${SIZE}
SectionEnd

; Before the program goes, for the program itself knows what is in the Credential Locker. Data that
; lie in another folder by choice stay.
Section /o "un.$(DATA)" DATA_SECTION
    Call un.EndIfInUse
    ${If} ${FileExists} "$LOCALAPPDATA\designo-sync\*.*"
        nsExec::ExecToLog '"$INSTDIR\designo-sync.exe" --home "$LOCALAPPDATA\designo-sync" credentials forget --all'
        Pop $0
        ${If} $0 != 0
            MessageBox MB_OK|MB_ICONSTOP "$(NOT_FORGOTTEN)" /SD IDOK
            SetErrorLevel 5
            Quit
        ${EndIf}
        RMDir /r "$LOCALAPPDATA\designo-sync"
    ${EndIf}
SectionEnd

Section "un.$(PROGRAM)" PROGRAM_SECTION
    SectionIn RO
    Call un.EndIfInUse
    RMDir /r "$INSTDIR\program"
    RMDir /r "$INSTDIR\program.new"
    RMDir /r "$INSTDIR\program.old"
    Delete "$INSTDIR\designo-sync.exe"
    Delete "$INSTDIR\designo-sync-window.exe"
    Delete "$INSTDIR\designo-sync.exe.old"
    Delete "$INSTDIR\designo-sync-window.exe.old"
    Delete "$INSTDIR\uninstall.exe"
    SetOutPath "$TEMP"
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\${NAME}.lnk"
    DeleteRegKey HKCU "${APP_PATHS}\designo-sync.exe"
    DeleteRegKey HKCU "${APP_PATHS}\designo-sync-window.exe"
    DeleteRegKey HKCU "${UNINSTALL}"
    Call un.NoStartAtSignIn
SectionEnd

; Entries that the program made for its start at sign-in, one for each data folder.
Function un.NoStartAtSignIn
    StrLen $R4 "$INSTDIR\"
    StrCpy $R1 0
    ${Do}
        EnumRegValue $R2 HKCU "${RUN}" $R1
        ${If} $R2 == ""
            ${ExitDo}
        ${EndIf}
        IntOp $R1 $R1 + 1
        StrCpy $R3 $R2 12
        ${If} $R3 == "designo-sync"
            ReadRegStr $R3 HKCU "${RUN}" $R2
            StrCpy $R5 $R3 1
            ${If} $R5 == '"'
                StrCpy $R3 $R3 "" 1
            ${EndIf}
            StrCpy $R3 $R3 $R4
            ${If} $R3 == "$INSTDIR\"
                DeleteRegValue HKCU "${RUN}" $R2
                DeleteRegValue HKCU "${APPROVED}" $R2
                IntOp $R1 $R1 - 1
            ${EndIf}
        ${EndIf}
    ${Loop}
FunctionEnd

Function un.NotWritten
    MessageBox MB_OK|MB_ICONSTOP "$(NOT_REMOVED)" /SD IDOK
    SetErrorLevel 2
    Quit
FunctionEnd

; A folder with a file that is in use cannot be renamed: then nothing is removed.
Function un.EndIfInUse
    Call un.EndIfRunning
    ${If} ${FileExists} "$INSTDIR\program\*.*"
        RMDir /r "$INSTDIR\program.old"
        ClearErrors
        Rename "$INSTDIR\program" "$INSTDIR\program.old"
        ${If} ${Errors}
            Call un.NotWritten
        ${EndIf}
        Rename "$INSTDIR\program.old" "$INSTDIR\program"
    ${EndIf}
FunctionEnd

; /DATA chooses what the box of the same name does, for those who uninstall without a screen.
Function un.onInit
    SetShellVarContext current
    !insertmacro alone
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/DATA" $1
    ${IfNot} ${Errors}
        !insertmacro SelectSection ${DATA_SECTION}
    ${EndIf}
    Call un.EndIfRunning
FunctionEnd
