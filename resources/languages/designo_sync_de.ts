<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name></name>
    <message>
        <source>never read</source>
        <translation>nie gelesen</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>liest</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>schreibt</translation>
    </message>
    <message>
        <source>sign-in needed</source>
        <translation>Anmeldung nötig</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>unerreichbar</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>case</source>
        <translation>Groß/klein</translation>
    </message>
    <message>
        <source>separator</source>
        <translation>Trennzeichen</translation>
    </message>
    <message>
        <source>prefix</source>
        <translation>Präfix</translation>
    </message>
    <message>
        <source>whitespace</source>
        <translation>Leerraum</translation>
    </message>
    <message>
        <source>unicode form</source>
        <translation>Unicode-Form</translation>
    </message>
    <message>
        <source>entity</source>
        <translation>Entität</translation>
    </message>
    <message>
        <source>truncated</source>
        <translation>abgeschnitten</translation>
    </message>
    <message>
        <source>type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>other value</source>
        <translation>anderer Wert</translation>
    </message>
    <message>
        <source>nobody moved</source>
        <translation>keine Änderung</translation>
    </message>
    <message>
        <source>storefront moved</source>
        <extracomment>Moves of one refresh that are kept order by order; of the others only the number is.</extracomment>
        <translation>Shop geändert</translation>
    </message>
    <message>
        <source>DesignO moved</source>
        <translation>DesignO geändert</translation>
    </message>
    <message>
        <source>both moved</source>
        <translation>beide geändert</translation>
    </message>
    <message>
        <source>never agreed</source>
        <translation>noch nie gleich</translation>
    </message>
    <message>
        <source>not known</source>
        <extracomment>Of one order: its number is the same in every row, and said above. The columns that are as wide as their words; the message has what they and the values leave.</extracomment>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>accepted, not verified</source>
        <translation>angenommen, nicht bestätigt</translation>
    </message>
    <message>
        <source>altered by the receiver</source>
        <translation>vom Empfänger verändert</translation>
    </message>
    <message>
        <source>new</source>
        <extracomment>Of a file.</extracomment>
        <translation>neu</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>anders</translation>
    </message>
    <message>
        <source>same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>An import opens no lock: this one stays closed. To open it: Stores, Edit store.</source>
        <translation>Ein Import hebt keine Sperre auf: Diese bleibt bestehen. Aufheben: Stores, Store bearbeiten.</translation>
    </message>
    <message>
        <source>Its address is not encrypted (http).</source>
        <translation>Die Adresse ist unverschlüsselt (http).</translation>
    </message>
    <message>
        <source>It trusts the certificates in {file}.</source>
        <translation>Vertraut den Zertifikaten in {file}.</translation>
    </message>
    <message>
        <source>It leads to another address: {url}</source>
        <translation>Führt zu einer anderen Adresse: {url}</translation>
    </message>
    <message>
        <source>skipped: changed since the plan</source>
        <translation>übersprungen: seit dem Plan geändert</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>cancelled before sending</source>
        <translation>vor dem Senden abgebrochen</translation>
    </message>
    <message>
        <source>{where}: {what}</source>
        <extracomment>More banners than this are counted in a line instead of shown. The text of a button and what it does.</extracomment>
        <translation>{where}: {what}</translation>
    </message>
    <message>
        <source>This is a fault of this program, not of a shop or of DesignO. What was already written is in the journal; nothing is repeated automatically. Please report it with the details below. They contain no credentials.</source>
        <translation>Das ist ein Fehler dieses Programms, nicht eines Shops oder von DesignO. Was schon geschrieben wurde, steht im Journal; nichts wird automatisch wiederholt. Bitte melden Sie es mit den Einzelheiten unten. Sie enthalten keine Zugangsdaten.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Details kopieren</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Dismiss: {what}</source>
        <translation>Schließen: {what}</translation>
    </message>
    <message>
        <source>Help</source>
        <extracomment>By the name of the window&apos;s class. A question belongs to the window that asks it.</extracomment>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Show what the help says about it</source>
        <translation>Zeigen, was die Hilfe dazu sagt</translation>
    </message>
    <message>
        <source>Help: {what}</source>
        <translation>Hilfe: {what}</translation>
    </message>
    <message>
        <source>and {n:,} more: dismiss one to see the next</source>
        <translation>und {n:,} weitere: eine schließen, um die nächste zu sehen</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Unusual code points</source>
        <translation>Auffällige Codepunkte</translation>
    </message>
    <message>
        <source>In storefront</source>
        <translation>Im Shop</translation>
    </message>
    <message>
        <source>In DesignO</source>
        <translation>In DesignO</translation>
    </message>
    <message>
        <source>Looks like</source>
        <translation>Ähnelt</translation>
    </message>
    <message>
        <source>Differs in</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>No characters: {kind}</source>
        <extracomment>Code points that a cell and the line below the table name; a file holds all.</extracomment>
        <translation>Keine Zeichen: {kind}</translation>
    </message>
    <message>
        <source>{number}: {points}</source>
        <translation>{number}: {points}</translation>
    </message>
    <message>
        <source>Status census: DesignO Sync</source>
        <translation>Statuszählung: DesignO Sync</translation>
    </message>
    <message>
        <source>Any time</source>
        <extracomment>Milliseconds after the last key before what happened is searched.</extracomment>
        <translation>Ganzer Zeitraum</translation>
    </message>
    <message>
        <source>Since yesterday</source>
        <translation>Seit gestern</translation>
    </message>
    <message>
        <source>Since Friday, 17:00</source>
        <translation>Seit Freitag, 17:00</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Von … bis …</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Store</source>
        <extracomment>Three values beside each other have this width on the smallest screen, in pixels. The last is told below the table, where it does not fit.</extracomment>
        <translation>Store</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Made {when} by {program}, which is not affiliated with DesignNBuy.</source>
        <translation>Erstellt {when} von {program}, das nicht mit DesignNBuy verbunden ist.</translation>
    </message>
    <message>
        <source>Times are UTC. Statuses as received.</source>
        <translation>Zeiten sind UTC. Status wie empfangen.</translation>
    </message>
    <message>
        <source>write to {side}</source>
        <translation>Schreiben nach {side}</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Alle Arten</translation>
    </message>
    <message>
        <source>All outcomes</source>
        <translation>Alle Ergebnisse</translation>
    </message>
    <message>
        <source>Search what happened</source>
        <translation>Suchen, was geschehen ist</translation>
    </message>
    <message>
        <source>Order, job, operator or reason</source>
        <translation>Auftrag, Job, Bediener oder Begründung</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>order</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>order id</source>
        <translation>Auftrags-ID</translation>
    </message>
    <message>
        <source>store</source>
        <translation>Store</translation>
    </message>
    <message>
        <source>verdict</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>differs in</source>
        <translation>unterscheidet sich in</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>zuletzt gleich</translation>
    </message>
    <message>
        <source>movement</source>
        <translation>geänderte Seite</translation>
    </message>
    <message>
        <source>changed at</source>
        <translation>geändert am</translation>
    </message>
    <message>
        <source>last outcome</source>
        <translation>letztes Ergebnis</translation>
    </message>
    <message>
        <source>job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>akzeptiert</translation>
    </message>
    <message>
        <source>read at</source>
        <translation>gelesen am</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Anzahlen</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>Arten</translation>
    </message>
    <message>
        <source>field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>different</source>
        <translation>verschieden</translation>
    </message>
    <message>
        <source>only in storefront</source>
        <translation>nur im Shop</translation>
    </message>
    <message>
        <source>only in DesignO</source>
        <translation>nur in DesignO</translation>
    </message>
    <message>
        <source>{orders} · made {when} by {program}, which is not affiliated with DesignNBuy.</source>
        <translation>{orders} · erstellt {when} von {program}, das nicht mit DesignNBuy verbunden ist.</translation>
    </message>
    <message>
        <source>Statuses as received; invisible characters are shown as marks. CSV exact holds them byte for byte.</source>
        <translation>Status wie empfangen; unsichtbare Zeichen sind als Symbole gezeigt. „CSV, exakt“ enthält sie Byte für Byte.</translation>
    </message>
    <message>
        <source>All stores</source>
        <translation>Alle Stores</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Gezählt</translation>
    </message>
    <message>
        <source>differs in: {kind}</source>
        <translation>unterscheidet sich in: {kind}</translation>
    </message>
    <message>
        <source>{part:,} of {total:,}</source>
        <translation>{part:,} von {total:,}</translation>
    </message>
    <message>
        <source>Status census</source>
        <translation>Statuszählung</translation>
    </message>
    <message>
        <source>Every value as it was last read, with the number of orders that have it now. Values that look alike are listed together, the most frequent first, but they are different values.</source>
        <translation>Jeder Wert, wie er zuletzt gelesen wurde, mit der Zahl der Aufträge, die ihn jetzt haben. Werte, die einander ähneln, stehen beieinander, der häufigste zuerst; es bleiben verschiedene Werte.</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Show these orders</source>
        <translation>Diese Aufträge zeigen</translation>
    </message>
    <message>
        <source>Show the orders that have a chosen value on either side</source>
        <translation>Die Aufträge zeigen, die auf einer der Seiten einen gewählten Wert haben</translation>
    </message>
    <message>
        <source>Write all values with their numbers into a file</source>
        <translation>Alle Werte mit ihren Zahlen in eine Datei schreiben</translation>
    </message>
    <message>
        <source>{values} {orders}; {twins}.</source>
        <translation>{values} {orders}; {twins}.</translation>
    </message>
    <message>
        <source>Export status census</source>
        <translation>Statuszählung exportieren</translation>
    </message>
    <message>
        <source>Statuses of {store}</source>
        <translation>Status von {store}</translation>
    </message>
    <message>
        <source>Statuses of all stores</source>
        <translation>Status aller Stores</translation>
    </message>
    <message numerus="yes">
        <source>Census written: {n:,} value</source>
        <comment>Census written: {n:,} values</comment>
        <translation>
            <numerusform>Statuszählung geschrieben: {n:,} Wert</numerusform>
            <numerusform>Statuszählung geschrieben: {n:,} Werte</numerusform>
        </translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <extracomment>The least room for keys, in pixels.</extracomment>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Find an action or a key</source>
        <translation>Befehl oder Taste suchen</translation>
    </message>
    <message>
        <source>No action or key matches this text.</source>
        <translation>Kein Befehl und keine Taste enthält diesen Text.</translation>
    </message>
    <message>
        <source>Activity: DesignO Sync</source>
        <translation>Aktivität: DesignO Sync</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Save what is listed here, as CSV or HTML</source>
        <translation>Speichern, was hier steht, als CSV oder HTML</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Entries at other times are hidden by the filter “Since”.</source>
        <translation>Einträge zu anderen Zeiten sind durch den Filter „Seit“ ausgeblendet.</translation>
    </message>
    <message>
        <source>No entries match the filters.</source>
        <translation>Keine Einträge entsprechen den Filtern.</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>Noch ist nichts geschehen.</translation>
    </message>
    <message>
        <source>Export what happened</source>
        <translation>Exportieren, was geschehen ist</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} row written</source>
        <comment>{n:,} rows written</comment>
        <translation>
            <numerusform>{n:,} Zeile geschrieben</numerusform>
            <numerusform>{n:,} Zeilen geschrieben</numerusform>
        </translation>
    </message>
    <message>
        <source>No single key writes anything. A plan always comes first.</source>
        <translation>Keine einzelne Taste schreibt etwas. Zuerst kommt immer ein Plan.</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} value</source>
        <comment>{n:,} values</comment>
        <translation>
            <numerusform>{n:,} Wert</numerusform>
            <numerusform>{n:,} Werte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n:,} order</source>
        <comment>{n:,} orders</comment>
        <extracomment>The role under which a row gives its number of orders as it is written. Code points of a status in words; beyond, its middle is left out.</extracomment>
        <translation>
            <numerusform>{n:,} Auftrag</numerusform>
            <numerusform>{n:,} Aufträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n:,} group looks alike</source>
        <comment>{n:,} groups look alike</comment>
        <translation>
            <numerusform>{n:,} Gruppe ähnelt sich</numerusform>
            <numerusform>{n:,} Gruppen ähneln sich</numerusform>
        </translation>
    </message>
    <message>
        <source>Current (plugin 1.0.9)</source>
        <translation>Aktuell (Plugin 1.0.9)</translation>
    </message>
    <message>
        <source>Legacy (older add-ons)</source>
        <translation>Älter (ältere Erweiterungen)</translation>
    </message>
    <message>
        <source>as published for DesignO 2.0 (plugin 1.0.9, April 2024)</source>
        <translation>wie veröffentlicht für DesignO 2.0 (Plugin 1.0.9, April 2024)</translation>
    </message>
    <message>
        <source>as storefront apps of 2022 send it</source>
        <translation>wie Shop-Apps von 2022 es senden</translation>
    </message>
    <message>
        <source>The token alone in Authorization</source>
        <translation>Nur das Token in Authorization</translation>
    </message>
    <message>
        <source>A header with another name</source>
        <translation>Ein Header mit anderem Namen</translation>
    </message>
    <message>
        <source>No token</source>
        <translation>Kein Token</translation>
    </message>
    <message>
        <source>Current: published for DesignO 2.0 (plugin 1.0.9, April 2024). Legacy: sent by storefront apps of 2022. Which one your DesignO takes is not public.</source>
        <translation>Aktuell: veröffentlicht für DesignO 2.0 (Plugin 1.0.9, April 2024). Älter: von Shop-Apps von 2022 gesendet. Welche Ihr DesignO annimmt, ist nicht öffentlich.</translation>
    </message>
    <message>
        <source>Connect DesignO</source>
        <translation>DesignO verbinden</translation>
    </message>
    <message>
        <source>Learn from an example…</source>
        <translation>Aus einem Beispiel lernen…</translation>
    </message>
    <message>
        <source>From a copied command, a recording of the browser or an answer</source>
        <translation>Aus einem kopierten Befehl, einer Aufzeichnung des Browsers oder einer Antwort</translation>
    </message>
    <message>
        <source>Renew the sign-in…</source>
        <translation>Anmeldung erneuern…</translation>
    </message>
    <message>
        <source>Takes a new paste and changes the credentials alone</source>
        <translation>Nimmt einen neu eingefügten Befehl und ändert nur die Zugangsdaten</translation>
    </message>
    <message>
        <source>○ No example was read yet</source>
        <translation>○ Noch kein Beispiel gelesen</translation>
    </message>
    <message>
        <source>Appended to the tenant address.</source>
        <translation>Wird an die Adresse des Mandanten angehängt.</translation>
    </message>
    <message>
        <source>● The profile is valid</source>
        <translation>● Das Profil ist gültig</translation>
    </message>
    <message>
        <source>This program is not affiliated with DesignNBuy.</source>
        <translation>Dieses Programm steht in keiner Verbindung zu DesignNBuy.</translation>
    </message>
    <message>
        <source>Its reading interface is not public. Show the program one answer that you can already get; it learns the rest. An unpublished interface may change or need permission: ask the vendor.</source>
        <translation>Seine Leseschnittstelle ist nicht öffentlich. Zeigen Sie dem Programm eine Antwort, die Sie schon bekommen; den Rest lernt es. Eine nicht veröffentlichte Schnittstelle kann sich ändern oder eine Erlaubnis brauchen: Fragen Sie den Hersteller.</translation>
    </message>
    <message>
        <source>The DesignO column says “not read”. Statuses can be written to DesignO, and each write ends as “accepted, not verified”. Where writing is locked as well, only the shop&apos;s list is left.</source>
        <translation>In der DesignO-Spalte steht „nicht gelesen“. Status können nach DesignO geschrieben werden, und jeder Schreibvorgang endet als „angenommen, nicht bestätigt“. Ist auch das Schreiben gesperrt, bleibt nur die Liste des Shops.</translation>
    </message>
    <message>
        <source>The read profile is removed</source>
        <translation>Das Leseprofil wird entfernt</translation>
    </message>
    <message>
        <source>DesignO is no longer read by what was learned from an example: the profile and its credentials are removed from this program. To read DesignO in that way again, show an example again.</source>
        <translation>DesignO wird nicht mehr mit dem gelesen, was aus einem Beispiel gelernt wurde: Das Profil und seine Zugangsdaten werden aus diesem Programm entfernt. Um DesignO wieder so zu lesen, zeigen Sie erneut ein Beispiel.</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>Its newest file is read, or all of them</source>
        <translation>Gelesen wird die neueste Datei oder alle</translation>
    </message>
    <message>
        <source>Ask your vendor: a letter to copy</source>
        <translation>Hersteller fragen: Brief zum Kopieren</translation>
    </message>
    <message>
        <source>Asks for the interface that reads orders</source>
        <translation>Fragt nach der Schnittstelle, die Aufträge liest</translation>
    </message>
    <message>
        <source>Asks for a token at this address; nothing is changed</source>
        <translation>Holt ein Token an dieser Adresse; nichts wird geändert</translation>
    </message>
    <message>
        <source>How can your DesignO be read?</source>
        <translation>Wie lässt sich Ihr DesignO lesen?</translation>
    </message>
    <message>
        <source>Continue with an example</source>
        <translation>Mit einem Beispiel weiter</translation>
    </message>
    <message>
        <source>○ Not tested yet</source>
        <translation>○ Noch nicht geprüft</translation>
    </message>
    <message>
        <source>◆ No token was issued</source>
        <translation>◆ Es wurde kein Token ausgestellt</translation>
    </message>
    <message>
        <source>● Answers; a token was issued</source>
        <translation>● Antwortet; ein Token wurde ausgestellt</translation>
    </message>
    <message>
        <source>○ Not asked: the connection sends no token</source>
        <translation>○ Nicht gefragt: Die Verbindung sendet kein Token</translation>
    </message>
    <message>
        <source>No example was read yet, so DesignO cannot be read.</source>
        <translation>Noch wurde kein Beispiel gelesen, deshalb kann DesignO nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Continue with an example, or choose “Not at all”.</source>
        <translation>Machen Sie mit einem Beispiel weiter, oder wählen Sie „Gar nicht“.</translation>
    </message>
    <message>
        <source>The example is of another host</source>
        <translation>Das Beispiel stammt von einem anderen Host</translation>
    </message>
    <message>
        <source>It is of {host}, and the tenant address is not.</source>
        <translation>Es stammt von {host}, die Adresse des Mandanten nennt einen anderen Host.</translation>
    </message>
    <message>
        <source>Orders are read at the tenant address only: correct it, or take another example.</source>
        <translation>Aufträge werden nur unter der Adresse des Mandanten gelesen: Korrigieren Sie sie, oder nehmen Sie ein anderes Beispiel.</translation>
    </message>
    <message>
        <source>Tenant address</source>
        <translation>Adresse des Mandanten</translation>
    </message>
    <message>
        <source>“{label}” contains what looks like a credential.</source>
        <extracomment>A shorter value equal to a secret says nothing (&quot;1&quot;), a shorter part of a text neither: a user name often stands in the shop&apos;s address.</extracomment>
        <translation>„{label}“ enthält etwas, das wie Zugangsdaten aussieht.</translation>
    </message>
    <message>
        <source>Credentials are kept only in the keyring: enter this one in its credentials field. If it was saved or shown elsewhere, make a new one in the shop.</source>
        <translation>Zugangsdaten werden nur im Schlüsselbund aufbewahrt: Geben Sie sie dort ein, wo nach Zugangsdaten gefragt wird. Wurden sie anderswo gespeichert oder gezeigt, legen Sie im Shop neue an.</translation>
    </message>
    <message>
        <source>“{label}” begins with {begins}: it is the value for “{other}”.</source>
        <translation>„{label}“ beginnt mit {begins}: Das ist der Wert für „{other}“.</translation>
    </message>
    <message>
        <source>Enter each in its own place; “{label}” begins with {begins}.</source>
        <translation>Geben Sie jeden Wert an seiner Stelle ein; „{label}“ beginnt mit {begins}.</translation>
    </message>
    <message>
        <source>“{label}” begins or ends with a space or line break, or contains an invisible character.</source>
        <translation>„{label}“ hat ein Leerzeichen oder einen Zeilenumbruch am Rand oder enthält ein unsichtbares Zeichen.</translation>
    </message>
    <message>
        <source>Copy it again, without the characters around it.</source>
        <translation>Kopieren Sie den Wert erneut, ohne die Zeichen davor und danach.</translation>
    </message>
    <message>
        <source>Address for updates</source>
        <translation>Adresse für Updates</translation>
    </message>
    <message>
        <source>Token path</source>
        <translation>Token-Pfad</translation>
    </message>
    <message>
        <source>Update path</source>
        <translation>Update-Pfad</translation>
    </message>
    <message>
        <source>Header of the token</source>
        <translation>Header des Tokens</translation>
    </message>
    <message>
        <source>Request shape</source>
        <translation>Form der Anfrage</translation>
    </message>
    <message>
        <source>Token is sent as</source>
        <translation>Token wird gesendet als</translation>
    </message>
    <message>
        <source>Header name</source>
        <translation>Name des Headers</translation>
    </message>
    <message>
        <source>Extra headers</source>
        <translation>Weitere Header</translation>
    </message>
    <message>
        <source>Read profile</source>
        <translation>Leseprofil</translation>
    </message>
    <message>
        <source>How DesignO is read</source>
        <translation>Wie DesignO gelesen wird</translation>
    </message>
    <message>
        <source>The address where you open DesignO in the browser.</source>
        <translation>Die Adresse, unter der Sie DesignO im Browser öffnen.</translation>
    </message>
    <message>
        <source>How statuses are written</source>
        <translation>Wie Status geschrieben werden</translation>
    </message>
    <message>
        <source>Load profile…</source>
        <translation>Profil laden…</translation>
    </message>
    <message>
        <source>Read a TOML file into the field above</source>
        <translation>Eine TOML-Datei in das Feld oben einlesen</translation>
    </message>
    <message>
        <source>Only for a header with another name.</source>
        <translation>Nur für einen Header mit anderem Namen.</translation>
    </message>
    <message>
        <source>One “Name: value” a line. No credentials.</source>
        <translation>Ein „Name: Wert“ je Zeile. Keine Zugangsdaten.</translation>
    </message>
    <message>
        <source>Load a read profile</source>
        <translation>Ein Leseprofil laden</translation>
    </message>
    <message>
        <source>TOML files (*.toml);;All files (*)</source>
        <translation>TOML-Dateien (*.toml);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>stored; leave empty to keep</source>
        <translation>gespeichert; leer lassen, um es zu behalten</translation>
    </message>
    <message>
        <source>The header&apos;s name is empty.</source>
        <translation>Der Name des Headers ist leer.</translation>
    </message>
    <message>
        <source>Enter the name the vendor gave, or choose another.</source>
        <translation>Geben Sie den Namen ein, den der Hersteller genannt hat, oder wählen Sie etwas anderes.</translation>
    </message>
    <message>
        <source>Connect DesignO…</source>
        <translation>DesignO verbinden…</translation>
    </message>
    <message>
        <source>Connect a store</source>
        <translation>Einen Store verbinden</translation>
    </message>
    <message>
        <source>Add store…</source>
        <translation>Store hinzufügen…</translation>
    </message>
    <message>
        <source>Refresh</source>
        <extracomment>How long entries are kept. The journal keeps its writes for good.</extracomment>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Automatic sync</source>
        <translation>Automatischer Abgleich</translation>
    </message>
    <message>
        <source>Accepted difference</source>
        <translation>Akzeptiert</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>needs a look</source>
        <translation>bitte prüfen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} refresh without changes</source>
        <comment>{n:,} refreshes without changes</comment>
        <translation>
            <numerusform>{n:,} Aktualisierung ohne Änderungen</numerusform>
            <numerusform>{n:,} Aktualisierungen ohne Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>{what} ({times:,} times)</source>
        <translation>{what} ({times:,}-mal)</translation>
    </message>
    <message>
        <source>{n:,} {outcome}</source>
        <translation>{n:,} {outcome}</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} refresh</source>
        <comment>{n:,} refreshes</comment>
        <translation>
            <numerusform>{n:,} Aktualisierung</numerusform>
            <numerusform>{n:,} Aktualisierungen</numerusform>
        </translation>
    </message>
    <message>
        <source>everything</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>{n:,} stores</source>
        <translation>{n:,} Stores</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} order read</source>
        <comment>{n:,} orders read</comment>
        <translation>
            <numerusform>{n:,} Auftrag gelesen</numerusform>
            <numerusform>{n:,} Aufträge gelesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n:,} entry without an order id</source>
        <comment>{n:,} entries without an order id</comment>
        <translation>
            <numerusform>{n:,} Eintrag ohne Auftrags-ID</numerusform>
            <numerusform>{n:,} Einträge ohne Auftrags-ID</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n:,} write settled by reading</source>
        <comment>{n:,} writes settled by reading</comment>
        <translation>
            <numerusform>{n:,} Schreibvorgang durch Lesen geklärt</numerusform>
            <numerusform>{n:,} Schreibvorgänge durch Lesen geklärt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n:,} write still unknown</source>
        <comment>{n:,} writes still unknown</comment>
        <translation>
            <numerusform>{n:,} Schreibvorgang noch unbekannt</numerusform>
            <numerusform>{n:,} Schreibvorgänge noch unbekannt</numerusform>
        </translation>
    </message>
    <message>
        <source>{side}: {words}; refresh to go on</source>
        <translation>{side}: {words}; aktualisieren, um fortzufahren</translation>
    </message>
    <message>
        <source>nothing to write</source>
        <translation>nichts zu schreiben</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>Its address and an API key. Tested, then read at once.</source>
        <translation>Seine Adresse und ein API-Schlüssel. Wird geprüft und gleich gelesen.</translation>
    </message>
    <message>
        <source>Its address, and one example of how its orders can be read.</source>
        <translation>Seine Adresse und ein Beispiel, wie sich seine Aufträge lesen lassen.</translation>
    </message>
    <message>
        <source>See what differs</source>
        <translation>Sehen, was abweicht</translation>
    </message>
    <message>
        <source>Reads the orders of both sides. Nothing is written.</source>
        <translation>Liest die Aufträge beider Seiten. Nichts wird geschrieben.</translation>
    </message>
    <message>
        <source>Refresh (F5)</source>
        <translation>Aktualisieren (F5)</translation>
    </message>
    <message>
        <source>What the shop says, what DesignO says</source>
        <translation>Was der Shop sagt, was DesignO sagt</translation>
    </message>
    <message>
        <source>Both statuses of every order, exactly as received. You decide what is written.</source>
        <translation>Beide Status jedes Auftrags, genau wie empfangen. Sie entscheiden, was geschrieben wird.</translation>
    </message>
    <message>
        <source>Not ready?</source>
        <translation>Noch nicht so weit?</translation>
    </message>
    <message>
        <source>Try the demo: 4 shops inside this computer</source>
        <translation>Die Demo ausprobieren: 4 Shops auf diesem Computer</translation>
    </message>
    <message>
        <source>Filter by status</source>
        <translation>Nach Status filtern</translation>
    </message>
    <message>
        <source>Find a status</source>
        <translation>Status suchen</translation>
    </message>
    <message>
        <source>Find a status, a mark or a code point</source>
        <translation>Status, Zeichen oder Codepunkt suchen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Choose no status</source>
        <translation>Keinen Status wählen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Wird gezählt…</translation>
    </message>
    <message numerus="yes">
        <source>{shown:,} of {n:,} value</source>
        <comment>{shown:,} of {n:,} values</comment>
        <translation>
            <numerusform>{shown:,} von {n:,} Wert</numerusform>
            <numerusform>{shown:,} von {n:,} Werten</numerusform>
        </translation>
    </message>
    <message>
        <source>{values} in {store}</source>
        <translation>{values} in {store}</translation>
    </message>
    <message>
        <source>No status has this in it.</source>
        <translation>Kein Status enthält das.</translation>
    </message>
    <message>
        <source>No status was read yet.</source>
        <translation>Noch wurde kein Status gelesen.</translation>
    </message>
    <message>
        <source>Four demo shops and a demo DesignO on this computer, in a separate window.</source>
        <translation>Vier Demo-Shops und ein Demo-DesignO auf diesem Computer, in einem eigenen Fenster.</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>zu tun</translation>
    </message>
    <message>
        <source>All</source>
        <extracomment>Title and hint of each view.</extracomment>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Every order that was read</source>
        <translation>Jeder Auftrag, der gelesen wurde</translation>
    </message>
    <message>
        <source>All these stores</source>
        <translation>Alle diese Stores</translation>
    </message>
    <message>
        <source>not counted in these weeks</source>
        <translation>in diesen Wochen nicht gezählt</translation>
    </message>
    <message>
        <source>The last weeks</source>
        <translation>Die letzten Wochen</translation>
    </message>
    <message>
        <source>Orders that were not equal at the last reading of each day, whichever of them this report holds. A gap: not read.</source>
        <translation>Aufträge, die beim letzten Lesen jedes Tages nicht gleich waren, gleich welche davon dieser Bericht enthält. Lücke: nicht gelesen.</translation>
    </message>
    <message>
        <source>No day of the last {n:,} is counted: nothing was read to its end.</source>
        <translation>Keiner der letzten {n:,} Tage ist gezählt: Es wurde nichts vollständig gelesen.</translation>
    </message>
    <message>
        <source>No day is counted yet: each refresh keeps the counts of its day.</source>
        <translation>Noch ist kein Tag gezählt: Jede Aktualisierung bewahrt die Anzahlen ihres Tages auf.</translation>
    </message>
    <message>
        <source>{name}: mismatches by day from {first} to {last}; the table beside it has the numbers</source>
        <translation>{name}: Abweichungen nach Tagen von {first} bis {last}; die Zahlen stehen in der Tabelle daneben</translation>
    </message>
    <message>
        <source>no mismatches</source>
        <translation>keine Abweichungen</translation>
    </message>
    <message>
        <source>{verdict}: {n:,}</source>
        <translation>{verdict}: {n:,}</translation>
    </message>
    <message>
        <source>Mismatches</source>
        <translation>Abweichungen</translation>
    </message>
    <message>
        <source>Orders whose two values are not equal, or where one side has none</source>
        <translation>Aufträge, deren zwei Werte nicht gleich sind oder bei denen eine Seite keinen hat</translation>
    </message>
    <message>
        <source>Formatting only</source>
        <translation>Nur Schreibweise</translation>
    </message>
    <message>
        <source>The same words in another spelling: case, separators, white space</source>
        <translation>Dieselben Wörter in anderer Schreibweise: Groß-/Kleinschreibung, Trennzeichen, Leerraum</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Konflikte</translation>
    </message>
    <message>
        <source>Both sides changed since they were last seen equal: decide row by row</source>
        <translation>Beide Seiten haben sich geändert, seit sie zuletzt gleich waren: Zeile für Zeile entscheiden</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Zu prüfen</translation>
    </message>
    <message>
        <source>Orders whose last write was refused, altered, skipped, or is unknown</source>
        <translation>Aufträge, deren letzter Schreibvorgang abgelehnt, verändert, übersprungen wurde oder unbekannt ist</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Orders with a write whose outcome is not known yet: refresh to find out</source>
        <translation>Aufträge mit einem Schreibvorgang, dessen Ergebnis noch nicht bekannt ist: Eine Aktualisierung klärt es</translation>
    </message>
    <message>
        <source>Orders whose two values are exactly equal</source>
        <translation>Aufträge, deren zwei Werte genau gleich sind</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Akzeptiert</translation>
    </message>
    <message>
        <source>Differences that were accepted, until either value changes</source>
        <translation>Unterschiede, die akzeptiert wurden, bis sich einer der Werte ändert</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} more ▾</source>
        <comment>{n:,} more ▾</comment>
        <translation>
            <numerusform>{n:,} weitere ▾</numerusform>
            <numerusform>{n:,} weitere ▾</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n:,} more view</source>
        <comment>{n:,} more views</comment>
        <translation>
            <numerusform>{n:,} weitere Ansicht</numerusform>
            <numerusform>{n:,} weitere Ansichten</numerusform>
        </translation>
    </message>
    <message>
        <source>Equal</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Views that have no room in this line</source>
        <translation>Ansichten, für die in dieser Zeile kein Platz ist</translation>
    </message>
    <message>
        <source>A view of your own</source>
        <translation>Eine eigene Ansicht</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 Stunden</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Beliebig</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} chosen</source>
        <comment>{n:,} chosen</comment>
        <translation>
            <numerusform>{n:,} ausgewählt</numerusform>
            <numerusform>{n:,} ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>{what}: {choice}</source>
        <extracomment>Choices that the tip names. A value that can be chosen, its words, and how many orders have it (``None``: not told).</extracomment>
        <translation>{what}: {choice}</translation>
    </message>
    <message>
        <source>Delete removes this filter</source>
        <translation>Entf entfernt diesen Filter</translation>
    </message>
    <message>
        <source>total</source>
        <translation>Gesamtzahl</translation>
    </message>
    <message>
        <source>last page</source>
        <translation>letzte Seite</translation>
    </message>
    <message>
        <source>next page</source>
        <translation>nächste Seite</translation>
    </message>
    <message numerus="yes">
        <source>and {n:,} more</source>
        <comment>and {n:,} more</comment>
        <extracomment>Lines of a printed outline, and entries of a list in it: one shows them all.</extracomment>
        <translation>
            <numerusform>und {n:,} weiterer</numerusform>
            <numerusform>und {n:,} weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove filter: {filter}</source>
        <translation>Filter entfernen: {filter}</translation>
    </message>
    <message>
        <source>Filters</source>
        <extracomment>Asks for the statuses of these stores (none: of all); the last is called where that failed, and somebody else says why. The chip of an entry of *Activity* was pressed. How many chips narrow the view now.</extracomment>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Alle entfernen</translation>
    </message>
    <message>
        <source>Remove all filters</source>
        <translation>Alle Filter entfernen</translation>
    </message>
    <message>
        <source>Status…</source>
        <translation>Status…</translation>
    </message>
    <message>
        <source>By the time of change that the shop or DesignO states</source>
        <translation>Nach der Änderungszeit, die der Shop oder DesignO angibt</translation>
    </message>
    <message>
        <source>all stores</source>
        <translation>allen Stores</translation>
    </message>
    <message>
        <source>The statuses could not be counted.</source>
        <translation>Die Status konnten nicht gezählt werden.</translation>
    </message>
    <message>
        <source>Verdict</source>
        <extracomment>Beside two other parts of a dialog on a small screen, in pixels.</extracomment>
        <translation>Befund</translation>
    </message>
    <message>
        <source>This program is not affiliated with DesignNBuy. An interface that the vendor has not published may change or need permission: ask them. Use your own account.</source>
        <extracomment>Said wherever something is learned: DesignO&apos;s vendor has published no such interface.</extracomment>
        <translation>Dieses Programm steht in keiner Verbindung zu DesignNBuy. Eine Schnittstelle, die der Hersteller nicht veröffentlicht hat, kann sich ändern oder eine Erlaubnis brauchen: Fragen Sie ihn. Verwenden Sie Ihr eigenes Konto.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>Auftragsnummer</translation>
    </message>
    <message>
        <source>Changed at</source>
        <translation>Geändert am</translation>
    </message>
    <message>
        <source>sure</source>
        <translation>sicher</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>wahrscheinlich</translation>
    </message>
    <message>
        <source>look at it</source>
        <translation>ansehen</translation>
    </message>
    <message numerus="yes">
        <source>Of {n:,} answer the browser kept only a part, as Firefox does from 1 MB on: show fewer orders a page.</source>
        <comment>Of {n:,} answers the browser kept only a part, as Firefox does from 1 MB on: show fewer orders a page.</comment>
        <translation>
            <numerusform>Von {n:,} Antwort hat der Browser nur einen Teil behalten, wie Firefox ab 1 MB: Zeigen Sie weniger Aufträge pro Seite an.</numerusform>
            <numerusform>Von {n:,} Antworten hat der Browser nur einen Teil behalten, wie Firefox ab 1 MB: Zeigen Sie weniger Aufträge pro Seite an.</numerusform>
        </translation>
    </message>
    <message>
        <source>Several lists look like orders: {pointers}. Choose one.</source>
        <translation>Mehrere Listen sehen nach Aufträgen aus: {pointers}. Wählen Sie eine.</translation>
    </message>
    <message>
        <source>The recording contains no credentials: now paste the copied command of its request.</source>
        <translation>Die Aufzeichnung enthält keine Zugangsdaten: Fügen Sie jetzt den kopierten Befehl ihrer Anfrage ein.</translation>
    </message>
    <message>
        <source>A description contains no credentials. If the request needs some, give its address, and one “Name: value” header a line below it.</source>
        <translation>Eine Beschreibung enthält keine Zugangsdaten. Braucht die Anfrage welche, geben Sie ihre Adresse ein und darunter pro Zeile einen Header „Name: Wert“.</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} answer with a list is not offered: its request may change something, is not encrypted, or cannot be made again.</source>
        <comment>{n:,} answers with lists are not offered: their requests may change something, are not encrypted, or cannot be made again.</comment>
        <translation>
            <numerusform>{n:,} Antwort mit einer Liste wird nicht angeboten: Ihre Anfrage könnte etwas ändern, ist nicht verschlüsselt oder kann nicht noch einmal gestellt werden.</numerusform>
            <numerusform>{n:,} Antworten mit Listen werden nicht angeboten: Ihre Anfragen könnten etwas ändern, sind nicht verschlüsselt oder können nicht noch einmal gestellt werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>The orders are in a text at {at}, as JSON inside JSON: a profile cannot read that. Look for another answer that contains a list.</source>
        <translation>Die Aufträge stehen in einem Text bei {at}, als JSON in JSON: Das kann ein Profil nicht lesen. Suchen Sie eine andere Antwort mit einer Liste.</translation>
    </message>
    <message>
        <source>The entries are listed under their ids as keys: a profile cannot read that. Look for another answer that contains a list.</source>
        <translation>Die Einträge stehen unter ihren IDs als Schlüsseln: Das kann ein Profil nicht lesen. Suchen Sie eine andere Antwort mit einer Liste.</translation>
    </message>
    <message>
        <source>{n:,} of {all:,} are known from {store}</source>
        <translation>{n:,} von {all:,} sind bekannt aus {store}</translation>
    </message>
    <message>
        <source>{n:,} of {all:,} are known</source>
        <translation>{n:,} von {all:,} sind bekannt</translation>
    </message>
    <message numerus="yes">
        <source>equals the storefront&apos;s status in {equal:,} of {n:,} order</source>
        <comment>equals the storefront&apos;s status in {equal:,} of {n:,} orders</comment>
        <translation>
            <numerusform>gleicht in {equal:,} von {n:,} Auftrag dem Status des Shops</numerusform>
            <numerusform>gleicht in {equal:,} von {n:,} Aufträgen dem Status des Shops</numerusform>
        </translation>
    </message>
    <message>
        <source>the example shows only one value</source>
        <translation>das Beispiel zeigt nur einen Wert</translation>
    </message>
    <message>
        <source>all {n:,} are different</source>
        <translation>alle {n:,} sind verschieden</translation>
    </message>
    <message>
        <source>the values look like statuses</source>
        <translation>die Werte sehen wie Status aus</translation>
    </message>
    <message>
        <source>by its name</source>
        <translation>nach dem Namen</translation>
    </message>
    <message>
        <source>The answer&apos;s Link header gives the next page.</source>
        <translation>Der Link-Header der Antwort nennt die nächste Seite.</translation>
    </message>
    <message>
        <source>The answer gives the next page&apos;s address at {at}.</source>
        <translation>Die Antwort nennt die Adresse der nächsten Seite bei {at}.</translation>
    </message>
    <message>
        <source>The answer gives a cursor at {at}, and no parameter of the request takes it: only the first page is read.</source>
        <translation>Die Antwort nennt bei {at} einen Cursor, aber kein Parameter der Anfrage nimmt ihn auf: Nur die erste Seite wird gelesen.</translation>
    </message>
    <message>
        <source>The answer gives a cursor at {next}, sent as {at}.</source>
        <translation>Die Antwort nennt bei {next} einen Cursor, der als {at} gesendet wird.</translation>
    </message>
    <message>
        <source>There are more pages, and no parameter of the request names one.</source>
        <translation>Es gibt weitere Seiten, aber kein Parameter der Anfrage nennt eine.</translation>
    </message>
    <message>
        <source>The page&apos;s number is sent as {at}. The example shows page {n:,}; the list is read from page 1 on.</source>
        <translation>Die Seitennummer wird als {at} gesendet. Das Beispiel zeigt Seite {n:,}; die Liste wird ab Seite 1 gelesen.</translation>
    </message>
    <message>
        <source>The page&apos;s number is sent as {at}.</source>
        <translation>Die Seitennummer wird als {at} gesendet.</translation>
    </message>
    <message>
        <source>The number of orders to leave out is sent as {at}.</source>
        <translation>Die Zahl der auszulassenden Aufträge wird als {at} gesendet.</translation>
    </message>
    <message>
        <source>There are more orders than shown, and no way to the next ones was found.</source>
        <translation>Es gibt mehr Aufträge als gezeigt, und es wurde kein Weg zu den nächsten gefunden.</translation>
    </message>
    <message>
        <source>One answer seems to contain all orders.</source>
        <translation>Eine Antwort scheint alle Aufträge zu enthalten.</translation>
    </message>
    <message>
        <source>A browser session ({names}). By what it says itself it ends at {ends:%Y-%m-%d %H:%M} UTC, and sooner when you sign out; give a new example then.</source>
        <translation>Eine Browser-Sitzung ({names}). Nach eigener Angabe endet sie am {ends:%Y-%m-%d %H:%M} UTC und früher, wenn Sie sich abmelden; geben Sie dann ein neues Beispiel an.</translation>
    </message>
    <message>
        <source>The request contains no credentials.</source>
        <translation>Die Anfrage enthält keine Zugangsdaten.</translation>
    </message>
    <message>
        <source>There was no second page: how the list goes on is not proven.</source>
        <translation>Es gab keine zweite Seite: Wie die Liste weitergeht, ist nicht belegt.</translation>
    </message>
    <message>
        <source>The answer contains no list with entries. Give the answer that contains the orders.</source>
        <translation>Die Antwort enthält keine Liste mit Einträgen. Geben Sie die Antwort an, die die Aufträge enthält.</translation>
    </message>
    <message>
        <source>The second page has no other order: the list does not go on in this way.</source>
        <translation>Die zweite Seite enthält keinen anderen Auftrag: So geht die Liste nicht weiter.</translation>
    </message>
    <message numerus="yes">
        <source>Proven: the second page has {n:,} other order.</source>
        <comment>Proven: the second page has {n:,} other orders.</comment>
        <translation>
            <numerusform>Belegt: Die zweite Seite enthält {n:,} anderen Auftrag.</numerusform>
            <numerusform>Belegt: Die zweite Seite enthält {n:,} andere Aufträge.</numerusform>
        </translation>
    </message>
    <message>
        <source>Changes alone are asked for by {at}.</source>
        <translation>Über {at} wird nur nach Änderungen gefragt.</translation>
    </message>
    <message>
        <source>{at} limits the list by a time without zone: it is left out, and every refresh reads the whole list.</source>
        <translation>{at} begrenzt die Liste durch eine Zeit ohne Zeitzone: Der Parameter wird weggelassen, und jede Aktualisierung liest die ganze Liste.</translation>
    </message>
    <message>
        <source>{at} limits the list by a time without zone: left as it is.</source>
        <translation>{at} begrenzt die Liste durch eine Zeit ohne Zeitzone: Der Parameter bleibt unverändert.</translation>
    </message>
    <message>
        <source>{at} is a time; what it means is not known.</source>
        <translation>{at} ist eine Zeit; was sie bedeutet, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Every refresh reads the whole list.</source>
        <translation>Jede Aktualisierung liest die ganze Liste.</translation>
    </message>
    <message>
        <source>Give the request of an order that the list shows, and its answer.</source>
        <extracomment>How much of a listed order must stand in the only entry of a list: one line of an order&apos;s history names its id and a status too.</extracomment>
        <translation>Geben Sie die Anfrage nach einem Auftrag an, den die Liste zeigt, und die Antwort darauf.</translation>
    </message>
    <message>
        <source>The answer of the request for one order is missing.</source>
        <translation>Die Antwort der Anfrage nach einem Auftrag fehlt.</translation>
    </message>
    <message>
        <source>The answer does not show the order {id} as the list does.</source>
        <translation>Die Antwort zeigt den Auftrag {id} nicht so wie die Liste.</translation>
    </message>
    <message>
        <source>Only an address can be the request for one order.</source>
        <translation>Nur eine Adresse kann die Anfrage nach einem Auftrag sein.</translation>
    </message>
    <message>
        <source>The list is of {host}, and this request of another host.</source>
        <translation>Die Liste ist von {host}, diese Anfrage von einem anderen Host.</translation>
    </message>
    <message>
        <source>The request for one order signs in with other credentials than the list.</source>
        <translation>Die Anfrage nach einem Auftrag meldet sich mit anderen Zugangsdaten an als die Liste.</translation>
    </message>
    <message>
        <source>Give both requests as one browser made them.</source>
        <translation>Geben Sie beide Anfragen so an, wie ein Browser sie gesendet hat.</translation>
    </message>
    <message>
        <source>The address contains no id of a known or listed order.</source>
        <translation>Die Adresse enthält keine ID eines bekannten oder gezeigten Auftrags.</translation>
    </message>
    <message>
        <source>The id is at several places in the address.</source>
        <translation>Die ID steht an mehreren Stellen der Adresse.</translation>
    </message>
    <message>
        <source>“{name}” in the address</source>
        <translation>„{name}“ in der Adresse</translation>
    </message>
    <message>
        <source>the path</source>
        <translation>der Pfad</translation>
    </message>
    <message>
        <source>For an order that cannot exist the address of one order ({where}) showed an order too: single orders are not read by it.</source>
        <translation>Für einen Auftrag, den es nicht geben kann, zeigte die Adresse eines Auftrags ({where}) auch einen: Einzelne Aufträge werden nicht über sie gelesen.</translation>
    </message>
    <message>
        <source>One order is read by its own address ({where}). {answer} there is taken as: no such order.</source>
        <translation>Ein Auftrag wird über seine eigene Adresse gelesen ({where}). {answer} gilt dort als: kein solcher Auftrag.</translation>
    </message>
    <message>
        <source>Null</source>
        <translation>Null</translation>
    </message>
    <message>
        <source>HTTP {code}</source>
        <translation>HTTP {code}</translation>
    </message>
    <message>
        <source>An empty list</source>
        <translation>Eine leere Liste</translation>
    </message>
    <message>
        <source>Proven: an order that cannot exist was answered so.</source>
        <translation>Belegt: Auf einen Auftrag, den es nicht geben kann, wurde so geantwortet.</translation>
    </message>
    <message>
        <source>That is assumed, not proven.</source>
        <translation>Das ist angenommen, nicht belegt.</translation>
    </message>
    <message>
        <source>That is not proven: an order that cannot exist was answered in another way, and an order that is gone may end in an error.</source>
        <translation>Das ist nicht belegt: Auf einen Auftrag, den es nicht geben kann, wurde anders geantwortet, und ein verschwundener Auftrag kann in einem Fehler enden.</translation>
    </message>
    <message>
        <source>“{name}” in the form</source>
        <translation>„{name}“ im Formular</translation>
    </message>
    <message>
        <source>{name} in the body</source>
        <translation>{name} im Body</translation>
    </message>
    <message>
        <source>A browser session ({names}). It ends when you sign out; give a new example then.</source>
        <translation>Eine Browser-Sitzung ({names}). Sie endet, wenn Sie sich abmelden; geben Sie dann ein neues Beispiel an.</translation>
    </message>
    <message>
        <source>A signature for this one request: it cannot be made again.</source>
        <translation>Eine Signatur für diese eine Anfrage: Sie lässt sich nicht wiederholen.</translation>
    </message>
    <message>
        <source>Credentials ({names}) that end at {ends:%Y-%m-%d %H:%M} UTC.</source>
        <translation>Zugangsdaten ({names}), die am {ends:%Y-%m-%d %H:%M} UTC enden.</translation>
    </message>
    <message>
        <source>Credentials ({names}), kept in the keyring.</source>
        <translation>Zugangsdaten ({names}), im Schlüsselbund aufbewahrt.</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>empty text</source>
        <extracomment>What stands where a status has no characters to show.</extracomment>
        <translation>leerer Text</translation>
    </message>
    <message>
        <source>Inspector</source>
        <extracomment>From so many pixels on both sides stand beside each other.</extracomment>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Order details</source>
        <translation>Einzelheiten des Auftrags</translation>
    </message>
    <message>
        <source>Order {number}</source>
        <translation>Auftrag {number}</translation>
    </message>
    <message>
        <source>{store} · id {id}</source>
        <translation>{store} · ID {id}</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>Code points</source>
        <translation>Codepunkte</translation>
    </message>
    <message>
        <source>Declared as the same by a profile, {time}</source>
        <translation>Von einem Profil für gleich erklärt, {time}</translation>
    </message>
    <message>
        <source>Accepted by {name}, {time}</source>
        <translation>Akzeptiert von {name}, {time}</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>Begründung: {reason}</translation>
    </message>
    <message>
        <source>Accepted with its pair of values, for all orders of the store.</source>
        <translation>Akzeptiert mit seinem Wertepaar, für alle Aufträge des Stores.</translation>
    </message>
    <message>
        <source>Agreed as declared: {value}, in DesignO {other}</source>
        <translation>Gleich laut Profil: {value}, in DesignO {other}</translation>
    </message>
    <message>
        <source>Agreed value: {value}</source>
        <translation>Letzter gemeinsamer Wert: {value}</translation>
    </message>
    <message>
        <source>Last outcome: {outcome}</source>
        <translation>Letztes Ergebnis: {outcome}</translation>
    </message>
    <message>
        <source>the shop</source>
        <translation>der Shop</translation>
    </message>
    <message>
        <source>DesignO</source>
        <translation>DesignO</translation>
    </message>
    <message>
        <source>the shop and DesignO</source>
        <translation>der Shop und DesignO</translation>
    </message>
    <message>
        <source>The shop of “{name}” is locked: never write to it. To open the lock: Stores, Edit store, “Never write to this shop”; or: stores edit {code} --never-write none.</source>
        <extracomment>Until the operator opens it: reading is safe, and a write into a shop may mail its customers.</extracomment>
        <translation>Der Shop von „{name}“ ist gesperrt: nie dorthin schreiben. Sperre aufheben: Stores, Store bearbeiten, „Nie in diesen Shop schreiben“; oder: stores edit {code} --never-write none.</translation>
    </message>
    <message>
        <source>DesignO is locked for “{name}”: never write to it. To open the lock: Stores, Edit store, “Never write to DesignO for this store”; or: stores edit {code} --never-write none.</source>
        <translation>DesignO ist für „{name}“ gesperrt: nie dorthin schreiben. Sperre aufheben: Stores, Store bearbeiten, „Für diesen Store nie nach DesignO schreiben“; oder: stores edit {code} --never-write none.</translation>
    </message>
    <message>
        <source>the storefront</source>
        <translation>der Shop</translation>
    </message>
    <message>
        <source>The storefront</source>
        <translation>Der Shop</translation>
    </message>
    <message>
        <source>Storefront</source>
        <translation>Shop</translation>
    </message>
    <message>
        <source>Select an order to see both statuses.</source>
        <translation>Wählen Sie einen Auftrag aus, um beide Status zu sehen.</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>Erklärung</translation>
    </message>
    <message>
        <source>Last outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Open in shop</source>
        <translation>Im Shop öffnen</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>Verlauf…</translation>
    </message>
    <message>
        <source>Everything written to this order</source>
        <translation>Alle Schreibvorgänge zu diesem Auftrag</translation>
    </message>
    <message>
        <source>Writes</source>
        <extracomment>Columns that share what is left of the width: on the smallest screen they have the least. Where there is room, values have so much before what they may cause has more; or what they take. The box of an order and what is between it and the number, in pixels. Rows that columns of words are fitted to, and the most width of such a column. Different values that are measured. What the note has at least, if it is so long; so much before it is told when the value changed.</extracomment>
        <translation>Schreibvorgänge</translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Bediener</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>Gewünscht</translation>
    </message>
    <message>
        <source>Read back</source>
        <translation>Zurückgelesen</translation>
    </message>
    <message numerus="yes">
        <source>Failed only ({n:,})</source>
        <comment>Failed only ({n:,})</comment>
        <translation>
            <numerusform>Nur Fehlgeschlagene ({n:,})</numerusform>
            <numerusform>Nur Fehlgeschlagene ({n:,})</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave out the orders that were written</source>
        <translation>Aufträge auslassen, die geschrieben wurden</translation>
    </message>
    <message>
        <source>Outcome</source>
        <extracomment>The message is last: the table tells the last cell of the chosen row in whole.</extracomment>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Zeitpunkt</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Writes to order {order}</source>
        <translation>Schreibvorgänge für Auftrag {order}</translation>
    </message>
    <message>
        <source>Jobs</source>
        <extracomment>How long a refresh that went well stays on screen. Results of writes without a complaint that are kept; the history has all.</extracomment>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>Undo…</source>
        <translation>Rückgängig…</translation>
    </message>
    <message>
        <source>Make a plan that undoes this job</source>
        <translation>Einen Plan erstellen, der diesen Job rückgängig macht</translation>
    </message>
    <message>
        <source>Orders that moved</source>
        <extracomment>Orders that have room; more are scrolled to. Before the first layout a width is not known.</extracomment>
        <translation>Aufträge, die sich geändert haben</translation>
    </message>
    <message>
        <source>Writes of this job</source>
        <translation>Schreibvorgänge dieses Jobs</translation>
    </message>
    <message>
        <source>What the job wrote: the value before, wanted and read back</source>
        <translation>Was der Job geschrieben hat: der Wert vorher, der gewünschte und der zurückgelesene</translation>
    </message>
    <message>
        <source>Save the journal&apos;s entries as a file</source>
        <translation>Die Einträge des Journals als Datei speichern</translation>
    </message>
    <message>
        <source>Show orders</source>
        <translation>Aufträge zeigen</translation>
    </message>
    <message>
        <source>Show them in the order table</source>
        <translation>Sie in der Auftragstabelle zeigen</translation>
    </message>
    <message>
        <source>Reading the orders…</source>
        <translation>Die Aufträge werden gelesen…</translation>
    </message>
    <message>
        <source>Choose an entry to see its orders.</source>
        <translation>Wählen Sie einen Eintrag, um seine Aufträge zu sehen.</translation>
    </message>
    <message>
        <source>No order was moved or written.</source>
        <translation>Kein Auftrag wurde geändert oder geschrieben.</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} more order is counted, but not listed.</source>
        <comment>{n:,} more orders are counted, but not listed.</comment>
        <translation>
            <numerusform>{n:,} weiterer Auftrag ist gezählt, aber nicht aufgeführt.</numerusform>
            <numerusform>{n:,} weitere Aufträge sind gezählt, aber nicht aufgeführt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Settle an unknown write whose order cannot be read</source>
        <translation>Einen unbekannten Schreibvorgang klären, dessen Auftrag nicht gelesen werden kann</translation>
    </message>
    <message>
        <source>Check whether any row was altered or removed</source>
        <translation>Prüfen, ob eine Zeile verändert oder entfernt wurde</translation>
    </message>
    <message>
        <source>This program has not written to this order.</source>
        <translation>Dieses Programm hat noch nichts in diesen Auftrag geschrieben.</translation>
    </message>
    <message>
        <source>The journal is intact</source>
        <translation>Das Journal ist unversehrt</translation>
    </message>
    <message>
        <source>No row was altered or removed.</source>
        <translation>Keine Zeile wurde verändert oder entfernt.</translation>
    </message>
    <message>
        <source>The journal is damaged</source>
        <translation>Das Journal ist beschädigt</translation>
    </message>
    <message>
        <source>Export evidence…</source>
        <translation>Nachweis exportieren…</translation>
    </message>
    <message>
        <source>History of order {order}: DesignO Sync</source>
        <extracomment>Until it has rows: what failed has room below the heading.</extracomment>
        <translation>Verlauf des Auftrags {order}: DesignO Sync</translation>
    </message>
    <message>
        <source>Everything this program wrote to the order, the newest first</source>
        <translation>Alles, was dieses Programm in den Auftrag geschrieben hat, das Neueste zuerst</translation>
    </message>
    <message>
        <source>Settle…</source>
        <translation>Klären…</translation>
    </message>
    <message>
        <source>Check journal</source>
        <translation>Journal prüfen</translation>
    </message>
    <message>
        <source>Row {n:,} was altered or is missing.</source>
        <translation>Zeile {n:,} wurde verändert oder fehlt.</translation>
    </message>
    <message>
        <source>Keep the file, and compare it with a backup.</source>
        <translation>Bewahren Sie die Datei auf und vergleichen Sie sie mit einer Sicherung.</translation>
    </message>
    <message>
        <source>Export evidence</source>
        <translation>Nachweis exportieren</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Webseite (*.html)</translation>
    </message>
    <message numerus="yes">
        <source>Evidence written: {n:,} write</source>
        <comment>Evidence written: {n:,} writes</comment>
        <translation>
            <numerusform>Nachweis geschrieben: {n:,} Schreibvorgang</numerusform>
            <numerusform>Nachweis geschrieben: {n:,} Schreibvorgänge</numerusform>
        </translation>
    </message>
    <message>
        <source>{n:,} without an outcome</source>
        <translation>{n:,} ohne Ergebnis</translation>
    </message>
    <message>
        <source>none recorded</source>
        <translation>keines verzeichnet</translation>
    </message>
    <message>
        <source>{outcome} (before that: {before})</source>
        <translation>{outcome} (davor: {before})</translation>
    </message>
    <message>
        <source>● done</source>
        <translation>● fertig</translation>
    </message>
    <message>
        <source>○ cancelled</source>
        <translation>○ abgebrochen</translation>
    </message>
    <message>
        <source>◆ failed</source>
        <translation>◆ fehlgeschlagen</translation>
    </message>
    <message>
        <source>Progress of {job}</source>
        <translation>Fortschritt von {job}</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Accept difference</source>
        <translation>Unterschied akzeptieren</translation>
    </message>
    <message numerus="yes">
        <source>Accept difference of {n:,} order</source>
        <comment>Accept difference of {n:,} orders</comment>
        <translation>
            <numerusform>Unterschied von {n:,} Auftrag akzeptieren</numerusform>
            <numerusform>Unterschied von {n:,} Aufträgen akzeptieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Accepted orders move from Mismatches to Accepted until either value changes. The values stay different; automatic sync never writes them.</source>
        <translation>Akzeptierte Aufträge stehen nicht mehr bei den Abweichungen, sondern unter „Akzeptiert“, bis sich einer der Werte ändert. Die Werte bleiben verschieden; der automatische Abgleich schreibt sie nie.</translation>
    </message>
    <message numerus="yes">
        <source>Only this order</source>
        <comment>Only these {n:,} orders</comment>
        <translation>
            <numerusform>Nur dieser Auftrag</numerusform>
            <numerusform>Nur diese {n:,} Aufträge</numerusform>
        </translation>
    </message>
    <message>
        <source>All orders of the store with these two values, also later</source>
        <translation>Alle Aufträge des Stores mit diesen beiden Werten, auch spätere</translation>
    </message>
    <message>
        <source>A few words, or a ticket</source>
        <translation>Ein paar Worte oder ein Ticket</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>Default: your account</source>
        <translation>Standard: Ihr Benutzerkonto</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Akzeptieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>Labels of forms that stand one below the other end at the same place, in pixels; a longer one stands out alone. The least width of an input; a text of that width is not laid out narrow and tall. Higher than any text below a field. Above the name of what is no line of text, in pixels: a box, several lines.
----------
From so many orders on the work takes long enough to be shown on its way. Milliseconds between two looks at how far it is.</extracomment>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>{store}: {storefront} in the storefront, {designo} in DesignO</source>
        <translation>{store}: {storefront} im Shop, {designo} in DesignO</translation>
    </message>
    <message>
        <source>no such order</source>
        <translation>kein solcher Auftrag</translation>
    </message>
    <message>
        <source>Finish the requests under way, then wait until resumed</source>
        <translation>Laufende Anfragen beenden und warten, bis Sie fortsetzen</translation>
    </message>
    <message>
        <source>Finish the requests under way; send nothing more</source>
        <translation>Laufende Anfragen beenden; nichts mehr senden</translation>
    </message>
    <message>
        <source>What became of each order</source>
        <translation>Was aus jedem Auftrag wurde</translation>
    </message>
    <message>
        <source>Evidence…</source>
        <translation>Nachweis…</translation>
    </message>
    <message>
        <source>Cancel {job}</source>
        <translation>{job} abbrechen</translation>
    </message>
    <message>
        <source>Undo {job}</source>
        <translation>{job} rückgängig machen</translation>
    </message>
    <message>
        <source>Details of {job}</source>
        <translation>Details von {job}</translation>
    </message>
    <message>
        <source>Evidence of {job}</source>
        <translation>Nachweis zu {job}</translation>
    </message>
    <message>
        <source>Dismiss {job}</source>
        <translation>{job} schließen</translation>
    </message>
    <message>
        <source>◐ paused</source>
        <translation>◐ angehalten</translation>
    </message>
    <message>
        <source>◐ waiting until {time}</source>
        <translation>◐ wartet bis {time}</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>{act} {job}</source>
        <translation>{act}: {job}</translation>
    </message>
    <message>
        <source>cancelling: requests under way are finished</source>
        <translation>wird abgebrochen: laufende Anfragen werden beendet</translation>
    </message>
    <message>
        <source>◐ done, see details</source>
        <translation>◐ fertig, siehe Details</translation>
    </message>
    <message>
        <source>{n:,}</source>
        <extracomment>What a mail program and a browser still open.</extracomment>
        <translation>{n:,}</translation>
    </message>
    <message>
        <source>{n:,} of {total:,}</source>
        <extracomment>The item role under which the model gives its ``Group``; ``None`` for the first row. Between what a row says and its count.</extracomment>
        <translation>{n:,} von {total:,}</translation>
    </message>
    <message>
        <source>{n:,} storefronts</source>
        <translation>{n:,} Shops</translation>
    </message>
    <message>
        <source>{side}: {left}</source>
        <extracomment>So much of the title and of the words is seen before a bar is.</extracomment>
        <translation>{side}: {left}</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>beginnt</translation>
    </message>
    <message>
        <source>Keep this view</source>
        <extracomment>Own views that can be kept. Characters of a title; a tab shows as many as have room.</extracomment>
        <translation>Diese Ansicht behalten</translation>
    </message>
    <message>
        <source>View, filters, search and store become a tab with a live count.</source>
        <translation>Ansicht, Filter, Suche und Store werden zu einem Reiter mit laufender Anzahl.</translation>
    </message>
    <message>
        <source>The filter by an entry of Activity is not kept.</source>
        <translation>Der Filter nach einem Eintrag der Aktivität wird nicht behalten.</translation>
    </message>
    <message>
        <source>Title of the view</source>
        <translation>Titel der Ansicht</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>The title or the search contains what looks like a credential, so it cannot be kept in a view.</source>
        <translation>Titel oder Suche enthält etwas, das wie Zugangsdaten aussieht, und kann deshalb nicht in einer Ansicht gespeichert werden.</translation>
    </message>
    <message>
        <source>The title has {n:,} characters; at most {most} are kept.</source>
        <translation>Der Titel hat {n:,} Zeichen; höchstens {most} sind möglich.</translation>
    </message>
    <message>
        <source>Your view of this title is replaced.</source>
        <translation>Ihre Ansicht mit diesem Titel wird ersetzt.</translation>
    </message>
    <message>
        <source>Jobs are still running</source>
        <translation>Es laufen noch Jobs</translation>
    </message>
    <message>
        <source>Orders being written are finished and recorded; the rest are cancelled before sending. Then the program ends.</source>
        <translation>Laufende Schreibvorgänge werden beendet und verzeichnet; der Rest wird vor dem Senden abgebrochen. Dann endet das Programm.</translation>
    </message>
    <message>
        <source>Finish writes under way and quit</source>
        <translation>Laufende Schreibvorgänge abschließen und beenden</translation>
    </message>
    <message>
        <source>Finishing writes under way…</source>
        <translation>Laufende Schreibvorgänge werden abgeschlossen…</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Formatting</source>
        <translation>Schreibweise</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>Verschieden</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Konflikt</translation>
    </message>
    <message>
        <source>Only in storefront</source>
        <translation>Nur im Shop</translation>
    </message>
    <message>
        <source>Only in DesignO</source>
        <translation>Nur in DesignO</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Unlesbar</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Nicht gelesen</translation>
    </message>
    <message>
        <source>&amp;Export report…</source>
        <translation>Bericht &amp;exportieren…</translation>
    </message>
    <message>
        <source>Export the mismatches as CSV</source>
        <translation>Die Abweichungen als CSV exportieren</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>E&amp;instellungen…</translation>
    </message>
    <message>
        <source>Language, notifications, tray, proxy</source>
        <translation>Sprache, Benachrichtigungen, Symbol im Infobereich, Proxy</translation>
    </message>
    <message>
        <source>&amp;Back up…</source>
        <translation>&amp;Sichern…</translation>
    </message>
    <message>
        <source>Copy journal and settings into a new folder; credentials are not in it</source>
        <translation>Journal und Einstellungen in einen neuen Ordner kopieren; Zugangsdaten sind nicht dabei</translation>
    </message>
    <message>
        <source>Export &amp;connections…</source>
        <translation>Verbindungen e&amp;xportieren…</translation>
    </message>
    <message>
        <source>Write stores, DesignO, preferences and own views to a file, without credentials</source>
        <translation>Stores, DesignO, Einstellungen und eigene Ansichten in eine Datei schreiben, ohne Zugangsdaten</translation>
    </message>
    <message>
        <source>I&amp;mport connections…</source>
        <translation>&amp;Verbindungen importieren…</translation>
    </message>
    <message>
        <source>Look at a file of connections, and choose what is added or replaced</source>
        <translation>Eine Datei mit Verbindungen ansehen und wählen, was hinzukommt oder ersetzt wird</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Re&amp;move store…</source>
        <translation>Store &amp;entfernen…</translation>
    </message>
    <message>
        <source>Show the chosen store in the browser</source>
        <translation>Den Shop des gewählten Stores im Browser zeigen</translation>
    </message>
    <message>
        <source>Never &amp;write to this shop</source>
        <translation>Nie in diesen Shop s&amp;chreiben</translation>
    </message>
    <message>
        <source>Never write to DesignO for t&amp;his store</source>
        <translation>Fü&amp;r diesen Store nie nach DesignO schreiben</translation>
    </message>
    <message>
        <source>&amp;Pause jobs of this store</source>
        <translation>Jobs dieses Stores an&amp;halten</translation>
    </message>
    <message>
        <source>Renew the store&apos;s s&amp;ign-in…</source>
        <translation>An&amp;meldung des Stores erneuern…</translation>
    </message>
    <message>
        <source>By a new copied command, after you signed in again in the browser</source>
        <translation>Mit einem neu kopierten Befehl, nachdem Sie sich im Browser wieder angemeldet haben</translation>
    </message>
    <message>
        <source>Renew DesignO&apos;s si&amp;gn-in…</source>
        <translation>Anmeldung bei Design&amp;O erneuern…</translation>
    </message>
    <message>
        <source>Men&amp;u of what has the focus</source>
        <translation>Kontext&amp;menü öffnen</translation>
    </message>
    <message>
        <source>Open the menu that a right click opens</source>
        <translation>Das Menü öffnen, das ein Rechtsklick öffnet</translation>
    </message>
    <message>
        <source>&amp;Stores at the left</source>
        <translation>Liste der &amp;Stores links</translation>
    </message>
    <message>
        <source>Show or hide the list of stores</source>
        <translation>Die Liste der Stores zeigen oder ausblenden</translation>
    </message>
    <message>
        <source>T&amp;rends…</source>
        <translation>Tren&amp;ds…</translation>
    </message>
    <message>
        <source>Mismatches of the last weeks, day by day</source>
        <translation>Abweichungen der letzten Wochen, Tag für Tag</translation>
    </message>
    <message>
        <source>Co&amp;mmand palette…</source>
        <translation>Be&amp;fehlspalette…</translation>
    </message>
    <message>
        <source>Find an action, a view, a store, an order or a status by typing</source>
        <translation>Befehl, Ansicht, Store, Auftrag oder Status durch Tippen finden</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Show the help pages</source>
        <translation>Die Hilfeseiten anzeigen</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>Show every key and what it does</source>
        <translation>Alle Tasten und ihre Wirkung zeigen</translation>
    </message>
    <message>
        <source>&amp;Check everything…</source>
        <translation>Alles &amp;prüfen…</translation>
    </message>
    <message>
        <source>Check this computer, the data folder and every connection; nothing is written</source>
        <translation>Diesen Computer, den Datenordner und alle Verbindungen prüfen; nichts wird geschrieben</translation>
    </message>
    <message>
        <source>Show &amp;log</source>
        <translation>Proto&amp;koll zeigen</translation>
    </message>
    <message>
        <source>Show the newest lines of the program&apos;s log</source>
        <translation>Die neuesten Zeilen des Programmprotokolls zeigen</translation>
    </message>
    <message>
        <source>Open data &amp;folder</source>
        <translation>&amp;Datenordner öffnen</translation>
    </message>
    <message>
        <source>Show the folder with settings, journal and log in the file manager</source>
        <translation>Den Ordner mit Einstellungen, Journal und Protokoll im Dateimanager zeigen</translation>
    </message>
    <message>
        <source>&amp;Diagnostics file…</source>
        <translation>Dia&amp;gnosedatei…</translation>
    </message>
    <message>
        <source>Versions, settings and log for somebody who helps, without credentials</source>
        <translation>Versionen, Einstellungen und Protokoll für jemanden, der hilft, ohne Zugangsdaten</translation>
    </message>
    <message>
        <source>Check for &amp;updates…</source>
        <translation>Nach &amp;Updates suchen…</translation>
    </message>
    <message>
        <source>Ask the address of the preferences whether a newer version is published</source>
        <translation>Die Adresse aus den Einstellungen fragen, ob eine neuere Version veröffentlicht ist</translation>
    </message>
    <message>
        <source>L&amp;icences</source>
        <translation>L&amp;izenzen</translation>
    </message>
    <message>
        <source>The licences of this program and of everything that it is made of</source>
        <translation>Die Lizenzen dieses Programms und von allem, woraus es besteht</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>&amp;Über</translation>
    </message>
    <message>
        <source>&amp;Add store…</source>
        <translation>Store hin&amp;zufügen…</translation>
    </message>
    <message>
        <source>Connect a shop</source>
        <translation>Einen Shop verbinden</translation>
    </message>
    <message>
        <source>&amp;Edit store…</source>
        <translation>Store &amp;bearbeiten…</translation>
    </message>
    <message>
        <source>&amp;Test store</source>
        <translation>Store &amp;prüfen</translation>
    </message>
    <message>
        <source>Check the store&apos;s connection step by step</source>
        <translation>Die Verbindung des Stores Schritt für Schritt prüfen</translation>
    </message>
    <message>
        <source>Ope&amp;n shop</source>
        <translation>Shop ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Read o&amp;lder orders…</source>
        <translation>Ä&amp;ltere Aufträge lesen…</translation>
    </message>
    <message>
        <source>Read orders from before the time that the chosen store is read from</source>
        <translation>Aufträge lesen, die älter sind als das, was vom gewählten Store gelesen wird</translation>
    </message>
    <message>
        <source>Status &amp;census…</source>
        <translation>Statuszählun&amp;g…</translation>
    </message>
    <message>
        <source>&amp;DesignO connection…</source>
        <translation>&amp;DesignO-Verbindung…</translation>
    </message>
    <message>
        <source>Remove DesignO c&amp;onnection…</source>
        <translation>DesignO-&amp;Verbindung entfernen…</translation>
    </message>
    <message>
        <source>A&amp;utomatic refresh and sync…</source>
        <translation>A&amp;utomatisch aktualisieren und abgleichen…</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Aktualisieren</translation>
    </message>
    <message>
        <source>Read what changed on both sides</source>
        <translation>Lesen, was sich auf beiden Seiten geändert hat</translation>
    </message>
    <message>
        <source>Refresh &amp;these orders</source>
        <translation>D&amp;iese Aufträge aktualisieren</translation>
    </message>
    <message>
        <source>Read the selected orders, or the current one, on both sides now</source>
        <translation>Die ausgewählten Aufträge oder den aktuellen jetzt auf beiden Seiten lesen</translation>
    </message>
    <message>
        <source>Refresh all &amp;fully</source>
        <translation>Alles &amp;vollständig aktualisieren</translation>
    </message>
    <message>
        <source>Read every order of every store</source>
        <translation>Jeden Auftrag jedes Stores lesen</translation>
    </message>
    <message>
        <source>Storefront → &amp;DesignO…</source>
        <translation>Shop → &amp;DesignO…</translation>
    </message>
    <message>
        <source>Plan: storefront → DesignO</source>
        <translation>Plan: Shop → DesignO</translation>
    </message>
    <message>
        <source>DesignO → &amp;Storefront…</source>
        <translation>DesignO → &amp;Shop…</translation>
    </message>
    <message>
        <source>Plan: DesignO → storefront</source>
        <translation>Plan: DesignO → Shop</translation>
    </message>
    <message>
        <source>Follow what &amp;moved…</source>
        <translation>Änderun&amp;gen nachziehen…</translation>
    </message>
    <message>
        <source>Plan: follow what moved</source>
        <translation>Plan: Änderungen nachziehen</translation>
    </message>
    <message>
        <source>&amp;Accept difference…</source>
        <translation>Unterschied a&amp;kzeptieren…</translation>
    </message>
    <message>
        <source>Take the selected orders, or the current one, out of Mismatches, with a reason</source>
        <translation>Die gewählten Aufträge, oder den aktuellen, mit Begründung aus den Abweichungen nehmen</translation>
    </message>
    <message>
        <source>&amp;Withdraw acceptance…</source>
        <translation>Akzeptieren &amp;zurücknehmen…</translation>
    </message>
    <message>
        <source>Let accepted orders come back to Mismatches</source>
        <translation>Akzeptierte Aufträge wieder bei den Abweichungen zeigen</translation>
    </message>
    <message>
        <source>&amp;Undo last job…</source>
        <translation>Letzten Job &amp;rückgängig machen…</translation>
    </message>
    <message>
        <source>Open in sho&amp;p</source>
        <translation>Im Sho&amp;p öffnen</translation>
    </message>
    <message>
        <source>Show the current order in the shop&apos;s administration, in the browser</source>
        <translation>Den aktuellen Auftrag in der Verwaltung des Shops im Browser zeigen</translation>
    </message>
    <message>
        <source>Acti&amp;vity…</source>
        <translation>Ak&amp;tivität…</translation>
    </message>
    <message>
        <source>What happened: refreshes, writes, changed connections, warnings</source>
        <translation>Was geschehen ist: Aktualisierungen, Schreibvorgänge, geänderte Verbindungen, Warnungen</translation>
    </message>
    <message>
        <source>History of the current &amp;order…</source>
        <translation>Verlauf des aktuellen A&amp;uftrags…</translation>
    </message>
    <message>
        <source>Everything written to the current order</source>
        <translation>Alles, was in den aktuellen Auftrag geschrieben wurde</translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation>Zeilen &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy the selected rows as they are shown, as tab-separated text</source>
        <translation>Die ausgewählten Zeilen wie angezeigt kopieren, als Text mit Tabulatoren</translation>
    </message>
    <message>
        <source>Copy status e&amp;xactly</source>
        <translation>Status &amp;exakt kopieren</translation>
    </message>
    <message>
        <source>Copy the current order&apos;s status unchanged: the storefront&apos;s, or the cell&apos;s</source>
        <translation>Den Status des aktuellen Auftrags unverändert kopieren: den des Shops oder den der Zelle</translation>
    </message>
    <message>
        <source>Copy rows as &amp;JSON</source>
        <translation>Zeilen als &amp;JSON kopieren</translation>
    </message>
    <message>
        <source>Copy the selected orders as JSON, with exact values</source>
        <translation>Die ausgewählten Aufträge als JSON kopieren, mit exakten Werten</translation>
    </message>
    <message>
        <source>Select every order of the view</source>
        <translation>Alle Aufträge der Ansicht auswählen</translation>
    </message>
    <message>
        <source>Select &amp;none</source>
        <translation>&amp;Nichts auswählen</translation>
    </message>
    <message>
        <source>&amp;Restore selection</source>
        <translation>Auswahl wiederherste&amp;llen</translation>
    </message>
    <message>
        <source>Go back to the view of the last selection and select the same orders again</source>
        <translation>Zur Ansicht der letzten Auswahl zurückgehen und dieselben Aufträge wieder auswählen</translation>
    </message>
    <message>
        <source>Add the current order to the selection, or take it out</source>
        <translation>Den aktuellen Auftrag zur Auswahl hinzufügen oder daraus entfernen</translation>
    </message>
    <message>
        <source>Select all m&amp;ismatches</source>
        <translation>Alle A&amp;bweichungen auswählen</translation>
    </message>
    <message>
        <source>Select every mismatch in view</source>
        <translation>Jede Abweichung in der Ansicht auswählen</translation>
    </message>
    <message>
        <source>Update ro&amp;ws</source>
        <translation>&amp;Zeilen aktualisieren</translation>
    </message>
    <message>
        <source>Remove rows that no longer belong to the view, and sort the new orders in</source>
        <translation>Zeilen entfernen, die nicht mehr zur Ansicht passen, und neue Aufträge einordnen</translation>
    </message>
    <message>
        <source>Filt&amp;er…</source>
        <translation>Fil&amp;ter…</translation>
    </message>
    <message>
        <source>Choose what to filter by: status, verdict, difference, store, time</source>
        <translation>Wählen, wonach gefiltert wird: Status, Befund, Unterschied, Store, Zeit</translation>
    </message>
    <message>
        <source>Filter b&amp;y status…</source>
        <translation>Nach Status filter&amp;n…</translation>
    </message>
    <message>
        <source>Choose among all statuses of both sides</source>
        <translation>Unter allen Status beider Seiten wählen</translation>
    </message>
    <message>
        <source>C&amp;olumns…</source>
        <translation>S&amp;palten…</translation>
    </message>
    <message>
        <source>Show, hide, move and widen the columns of the table</source>
        <translation>Spalten der Tabelle zeigen, ausblenden, verschieben und verbreitern</translation>
    </message>
    <message>
        <source>&amp;Group by pair of values</source>
        <translation>Nach Wertepaar &amp;gruppieren</translation>
    </message>
    <message>
        <source>Put orders with the same two values together, the most urgent first</source>
        <translation>Aufträge mit denselben zwei Werten zusammenstellen, Dringendes zuerst</translation>
    </message>
    <message>
        <source>Open or close all groups</source>
        <translation>Alle Gruppen öffnen oder schließen</translation>
    </message>
    <message>
        <source>Open every group, or close them all where every one is open</source>
        <translation>Jede Gruppe öffnen, oder alle schließen, wenn jede offen ist</translation>
    </message>
    <message>
        <source>Sort &amp;ascending</source>
        <translation>&amp;Aufsteigend sortieren</translation>
    </message>
    <message>
        <source>Sort by the column of the current cell, smallest first</source>
        <translation>Nach der Spalte der aktuellen Zelle sortieren, Kleinstes zuerst</translation>
    </message>
    <message>
        <source>Sort &amp;descending</source>
        <translation>A&amp;bsteigend sortieren</translation>
    </message>
    <message>
        <source>Sort by the column of the current cell, largest first</source>
        <translation>Nach der Spalte der aktuellen Zelle sortieren, Größtes zuerst</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>Go to the search box</source>
        <translation>Zum Suchfeld gehen</translation>
    </message>
    <message>
        <source>One step &amp;back</source>
        <translation>Einen Schritt &amp;zurück</translation>
    </message>
    <message>
        <source>Leave the inspector, then the selection, then the search</source>
        <translation>Den Inspektor verlassen, dann die Auswahl, dann die Suche</translation>
    </message>
    <message>
        <source>&amp;Next difference</source>
        <translation>Nä&amp;chster Unterschied</translation>
    </message>
    <message>
        <source>Go to the next order whose two values are not equal</source>
        <translation>Zum nächsten Auftrag gehen, dessen Werte nicht gleich sind</translation>
    </message>
    <message>
        <source>&amp;Previous difference</source>
        <translation>Vorige&amp;r Unterschied</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>Die Auswahl aufheben</translation>
    </message>
    <message>
        <source>Go to the previous order whose two values are not equal</source>
        <translation>Zum vorigen Auftrag gehen, dessen Werte nicht gleich sind</translation>
    </message>
    <message>
        <source>Go &amp;to the inspector</source>
        <translation>Zum Inspe&amp;ktor gehen</translation>
    </message>
    <message>
        <source>Read and copy the current order&apos;s details</source>
        <translation>Die Einzelheiten des aktuellen Auftrags lesen und kopieren</translation>
    </message>
    <message>
        <source>&amp;Keep this view…</source>
        <translation>Diese Ansicht be&amp;halten…</translation>
    </message>
    <message>
        <source>Keep filters and search as a view of your own</source>
        <translation>Filter und Suche als eigene Ansicht speichern</translation>
    </message>
    <message>
        <source>&amp;Forget this view…</source>
        <translation>Diese Ansicht &amp;vergessen…</translation>
    </message>
    <message>
        <source>&amp;Clear filters</source>
        <translation>Filter &amp;löschen</translation>
    </message>
    <message>
        <source>Finish writes under way, then quit</source>
        <translation>Laufende Schreibvorgänge abschließen, dann beenden</translation>
    </message>
    <message>
        <source>Version and purpose of this program</source>
        <translation>Version und Zweck dieses Programms</translation>
    </message>
    <message>
        <source>Change the selected store</source>
        <translation>Den ausgewählten Store ändern</translation>
    </message>
    <message>
        <source>Remove the selected store from this program</source>
        <translation>Den ausgewählten Store aus diesem Programm entfernen</translation>
    </message>
    <message>
        <source>Count every distinct status value on each side</source>
        <translation>Jeden verschiedenen Statuswert auf jeder Seite zählen</translation>
    </message>
    <message>
        <source>Connect DesignO, or change the connection</source>
        <translation>DesignO verbinden oder die Verbindung ändern</translation>
    </message>
    <message>
        <source>Remove the connection from this program</source>
        <translation>Die Verbindung aus diesem Programm entfernen</translation>
    </message>
    <message>
        <source>Choose what runs automatically while the window is open</source>
        <translation>Festlegen, was automatisch läuft, solange das Fenster offen ist</translation>
    </message>
    <message>
        <source>Make a plan that writes the storefront&apos;s values to DesignO</source>
        <translation>Einen Plan erstellen, der die Werte des Shops nach DesignO schreibt</translation>
    </message>
    <message>
        <source>Make a plan that writes DesignO&apos;s values to the storefront</source>
        <translation>Einen Plan erstellen, der die Werte von DesignO in den Shop schreibt</translation>
    </message>
    <message>
        <source>Make a plan that copies the value of the side that moved to the other side</source>
        <translation>Einen Plan erstellen, der den Wert der geänderten Seite auf die andere überträgt</translation>
    </message>
    <message>
        <source>Make a plan that restores what the last job overwrote</source>
        <translation>Einen Plan erstellen, der wiederherstellt, was der letzte Job überschrieben hat</translation>
    </message>
    <message>
        <source>Remove the current view of your own</source>
        <translation>Die aktuelle eigene Ansicht entfernen</translation>
    </message>
    <message>
        <source>Show all orders of the view</source>
        <translation>Alle Aufträge der Ansicht anzeigen</translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation>&amp;Inspektor</translation>
    </message>
    <message>
        <source>Show or hide the order&apos;s details</source>
        <translation>Die Einzelheiten des Auftrags ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Inspector &amp;below the table</source>
        <translation>Inspektor &amp;unter der Tabelle</translation>
    </message>
    <message>
        <source>Show the order&apos;s details below the table</source>
        <translation>Die Einzelheiten des Auftrags unter der Tabelle zeigen</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>Hauptsymbolleiste</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Stores</source>
        <translation>&amp;Stores</translation>
    </message>
    <message>
        <source>&amp;Orders</source>
        <translation>&amp;Aufträge</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>A&amp;nsicht</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Bewegen</translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>Read and report</source>
        <translation>Lesen und berichten</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Korrigieren</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Other windows</source>
        <translation>Andere Fenster</translation>
    </message>
    <message>
        <source>The data folder is still being opened.</source>
        <extracomment>Why an action cannot be done now; ``NOTHING`` where it can.</extracomment>
        <translation>Der Datenordner wird noch geöffnet.</translation>
    </message>
    <message>
        <source>No store is connected yet.</source>
        <translation>Es ist noch kein Store verbunden.</translation>
    </message>
    <message>
        <source>DesignO is not connected yet.</source>
        <translation>DesignO ist noch nicht verbunden.</translation>
    </message>
    <message>
        <source>Choose a store at the left first.</source>
        <translation>Wählen Sie zuerst links einen Store.</translation>
    </message>
    <message>
        <source>The store has no https address that could be opened.</source>
        <translation>Der Store hat keine https-Adresse, die geöffnet werden könnte.</translation>
    </message>
    <message>
        <source>No job of this store is running.</source>
        <translation>Es läuft kein Job dieses Stores.</translation>
    </message>
    <message>
        <source>No orders have been read yet.</source>
        <translation>Es wurden noch keine Aufträge gelesen.</translation>
    </message>
    <message>
        <source>The view shows no order.</source>
        <translation>Die Ansicht zeigt keinen Auftrag.</translation>
    </message>
    <message>
        <source>Every row belongs to this view, and no new orders wait.</source>
        <translation>Jede Zeile passt zu dieser Ansicht, und es warten keine neuen Aufträge.</translation>
    </message>
    <message>
        <source>Next or previous pane</source>
        <translation>Nächster oder voriger Bereich</translation>
    </message>
    <message>
        <source>Previous or next difference</source>
        <translation>Voriger oder nächster Unterschied</translation>
    </message>
    <message>
        <source>Plan: go to the button that writes</source>
        <translation>Plan: zur Schaltfläche, die schreibt</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Fenster schließen</translation>
    </message>
    <message>
        <source>Select orders first.</source>
        <extracomment>Milliseconds between two looks at how old the shown readings are. Each second would be a painting each second during the first minute after a refresh. First widths of the table and of the inspector at its right, in pixels. What is still to be made, where not all is ``at_once``; exhausted by who wants it so. At the foot of the table, above the bar of the selection.</extracomment>
        <translation>Wählen Sie zuerst Aufträge aus.</translation>
    </message>
    <message>
        <source>Go to an order first.</source>
        <translation>Gehen Sie zuerst zu einem Auftrag.</translation>
    </message>
    <message>
        <source>The address of its page in the shop is not known.</source>
        <translation>Die Adresse seiner Seite im Shop ist nicht bekannt.</translation>
    </message>
    <message>
        <source>There is no selection to restore.</source>
        <translation>Es gibt keine Auswahl zum Wiederherstellen.</translation>
    </message>
    <message>
        <source>Forget one of your own views first.</source>
        <translation>Vergessen Sie zuerst eine Ihrer eigenen Ansichten.</translation>
    </message>
    <message>
        <source>Choose a view of your own first.</source>
        <translation>Wählen Sie zuerst eine eigene Ansicht.</translation>
    </message>
    <message>
        <source>Row</source>
        <extracomment>Keys without an action: those of the table, and of the windows beside the main one (``commands/pane_keys.py``). Topic, keys, and what they do.</extracomment>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Open or close a group</source>
        <translation>Eine Gruppe öffnen oder schließen</translation>
    </message>
    <message>
        <source>Select a range of rows</source>
        <translation>Einen Bereich von Zeilen auswählen</translation>
    </message>
    <message>
        <source>Make the column narrower or wider</source>
        <translation>Die Spalte schmaler oder breiter machen</translation>
    </message>
    <message>
        <source>Move the column</source>
        <translation>Die Spalte verschieben</translation>
    </message>
    <message>
        <source>Opening…</source>
        <extracomment>Before an operator chose another size; a smaller screen gives less. The settings are known for the first time. Another language was chosen in the preferences: its code. Files or folders were dropped: their paths. There from the beginning: what keeps the services from opening is explained there.</extracomment>
        <translation>Wird geöffnet…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>The store as registered in DesignO</source>
        <translation>Der Store, wie er in DesignO registriert ist</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Order id</source>
        <translation>Auftrags-ID</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>Result of comparing the two values</source>
        <translation>Ergebnis des Vergleichs der beiden Werte</translation>
    </message>
    <message>
        <source>The order number that people see</source>
        <translation>Die Auftragsnummer, die Menschen sehen</translation>
    </message>
    <message>
        <source>The platform&apos;s id; together with the store code it identifies the order</source>
        <translation>Die ID der Plattform; zusammen mit dem Store-Code bestimmt sie den Auftrag</translation>
    </message>
    <message>
        <source>Accepted because</source>
        <translation>Akzeptiert, weil</translation>
    </message>
    <message>
        <source>Why the difference was accepted, by whom and when</source>
        <translation>Warum der Unterschied akzeptiert wurde, von wem und wann</translation>
    </message>
    <message>
        <source>Storefront status</source>
        <extracomment>What a screen reader says of a column where its heading is short.</extracomment>
        <translation>Status Shop</translation>
    </message>
    <message>
        <source>DesignO status</source>
        <translation>Status DesignO</translation>
    </message>
    <message>
        <source>Why the two values are not equal</source>
        <translation>Warum die beiden Werte nicht gleich sind</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Geänderte Seite</translation>
    </message>
    <message>
        <source>Which side changed since both were last seen equal</source>
        <translation>Welche Seite sich geändert hat, seit beide zuletzt gleich waren</translation>
    </message>
    <message>
        <source>How the last write to this order ended</source>
        <translation>Wie der letzte Schreibvorgang dieses Auftrags endete</translation>
    </message>
    <message>
        <source>Selects the order, or all in view</source>
        <translation>Wählt den Auftrag aus, oder alle der Ansicht</translation>
    </message>
    <message>
        <source>The status, exactly as the shop&apos;s API gave it</source>
        <translation>Der Status, genau wie ihn die API des Shops liefert</translation>
    </message>
    <message>
        <source>The status, exactly as DesignO gave it</source>
        <translation>Der Status, genau wie ihn DesignO liefert</translation>
    </message>
    <message>
        <source>When either side last changed the order, as it states it</source>
        <translation>Wann eine der Seiten den Auftrag nach eigener Angabe zuletzt geändert hat</translation>
    </message>
    <message>
        <source>Read at</source>
        <translation>Gelesen um</translation>
    </message>
    <message>
        <source>When the older of the two values was read</source>
        <translation>Wann der ältere der beiden Werte gelesen wurde</translation>
    </message>
    <message>
        <source>Storefront changed</source>
        <translation>Im Shop geändert</translation>
    </message>
    <message>
        <source>When the order changed, as the shop states it</source>
        <translation>Wann der Auftrag nach Angabe des Shops geändert wurde</translation>
    </message>
    <message>
        <source>When the order changed, as DesignO states it</source>
        <translation>Wann der Auftrag nach Angabe von DesignO geändert wurde</translation>
    </message>
    <message>
        <source>DesignO changed</source>
        <translation>In DesignO geändert</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} selected order</source>
        <comment>{n:,} selected orders</comment>
        <extracomment>The code and the name of the store that is chosen at the left; empty for all.</extracomment>
        <translation>
            <numerusform>{n:,} ausgewählter Auftrag</numerusform>
            <numerusform>{n:,} ausgewählte Aufträge</numerusform>
        </translation>
    </message>
    <message>
        <source>Data folder</source>
        <extracomment>The program is younger than this; a clock that says less was never set. How far a job of the journal may lie in the future before the clock is called wrong.</extracomment>
        <translation>Datenordner</translation>
    </message>
    <message>
        <source>Orders</source>
        <extracomment>Qt tells of changes while the table is being made. What the rows were filtered by when the operator last moved among them.</extracomment>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>Keyring</source>
        <translation>Schlüsselbund</translation>
    </message>
    <message>
        <source>Known: {orders} of {stores}.</source>
        <translation>Bekannt: {orders} von {stores}.</translation>
    </message>
    <message numerus="yes">
        <source>No row was altered or removed; {n:,} job.</source>
        <comment>No row was altered or removed; {n:,} jobs.</comment>
        <translation>
            <numerusform>Keine Zeile wurde verändert oder entfernt; {n:,} Job.</numerusform>
            <numerusform>Keine Zeile wurde verändert oder entfernt; {n:,} Jobs.</numerusform>
        </translation>
    </message>
    <message>
        <source>This computer&apos;s clock says {now:%Y-%m-%d %H:%M} UTC.</source>
        <translation>Die Uhr dieses Computers zeigt {now:%Y-%m-%d %H:%M} UTC.</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Row {row} of the journal was altered or is missing.</source>
        <translation>Zeile {row} des Journals wurde verändert oder fehlt.</translation>
    </message>
    <message>
        <source>Keep the file journal.sqlite3, and compare it with a backup.</source>
        <translation>Bewahren Sie die Datei journal.sqlite3 auf und vergleichen Sie sie mit einer Sicherung.</translation>
    </message>
    <message>
        <source>Set the clock: requests are signed with the time, and the journal records it. The test of each connection compares it with the server&apos;s clock.</source>
        <translation>Stellen Sie die Uhr: Anfragen werden mit der Zeit signiert, und das Journal verzeichnet sie. Die Prüfung jeder Verbindung vergleicht sie mit der Uhr des Servers.</translation>
    </message>
    <message>
        <source>Never write</source>
        <translation>Schreibsperre</translation>
    </message>
    <message>
        <source>Clock is wrong</source>
        <translation>Uhr geht falsch</translation>
    </message>
    <message>
        <source>{now:%Y-%m-%d %H:%M} UTC. The test of each connection compares it with the server&apos;s clock.</source>
        <translation>{now:%Y-%m-%d %H:%M} UTC. Die Prüfung jeder Verbindung vergleicht das mit der Uhr des Servers.</translation>
    </message>
    <message>
        <source>A test value was stored and read back: {name}.</source>
        <translation>Ein Testwert wurde gespeichert und zurückgelesen: {name}.</translation>
    </message>
    <message>
        <source>{proxy}, from the preferences.</source>
        <translation>{proxy}, aus den Einstellungen.</translation>
    </message>
    <message>
        <source>None is used.</source>
        <translation>Es wird keiner verwendet.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Select &amp;all in view</source>
        <translation>&amp;Alle in der Ansicht auswählen</translation>
    </message>
    <message>
        <source>&amp;Mark or unmark</source>
        <translation>&amp;Markieren oder Markierung aufheben</translation>
    </message>
    <message>
        <source>Nothing copied: {where} has no value.</source>
        <extracomment>Orders that are copied at most: some megabytes.</extracomment>
        <translation>Nichts kopiert: {where} hat keinen Wert.</translation>
    </message>
    <message>
        <source>Nothing copied: more than {most:,} orders are selected. Export a report ({key}) instead.</source>
        <translation>Nichts kopiert: Es sind mehr als {most:,} Aufträge ausgewählt. Exportieren Sie stattdessen einen Bericht ({key}).</translation>
    </message>
    <message>
        <source>These orders could not be read from the data folder.</source>
        <translation>Diese Aufträge konnten nicht aus dem Datenordner gelesen werden.</translation>
    </message>
    <message>
        <source>No orders have been read yet.
Refresh (F5) reads them; nothing is written.</source>
        <translation>Es wurden noch keine Aufträge gelesen.
Aktualisieren (F5) liest sie; es wird nichts geschrieben.</translation>
    </message>
    <message>
        <source>Nothing matches the search in view “{view}”.
Esc clears the search box.</source>
        <translation>In der Ansicht „{view}“ entspricht nichts der Suche.
Esc leert das Suchfeld.</translation>
    </message>
    <message>
        <source>No mismatches here: every difference is accepted.</source>
        <translation>Keine Abweichungen hier: Jeder Unterschied ist akzeptiert.</translation>
    </message>
    <message>
        <source>Nothing to compare yet: one side of these orders was not read.
Connect the other side, then refresh (F5).</source>
        <translation>Noch ist nichts zu vergleichen: Eine Seite dieser Aufträge wurde nicht gelesen.
Verbinden Sie die andere Seite, dann aktualisieren Sie (F5).</translation>
    </message>
    <message>
        <source>No mismatches here: all values that were read are equal.</source>
        <translation>Keine Abweichungen: Alle gelesenen Werte sind gleich.</translation>
    </message>
    <message>
        <source>View “{view}” has no orders here.</source>
        <translation>Die Ansicht „{view}“ enthält hier keine Aufträge.</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>Ausgewählt</translation>
    </message>
    <message>
        <source>In this view</source>
        <translation>In dieser Ansicht</translation>
    </message>
    <message>
        <source>View “{view}”</source>
        <translation>Ansicht „{view}“</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>All orders</source>
        <translation>Alle Aufträge</translation>
    </message>
    <message>
        <source>All orders of {store}</source>
        <translation>Alle Aufträge von {store}</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message numerus="yes">
        <source>Writing a report of {n:,} order</source>
        <comment>Writing a report of {n:,} orders</comment>
        <translation>
            <numerusform>Ein Bericht über {n:,} Auftrag wird geschrieben</numerusform>
            <numerusform>Ein Bericht über {n:,} Aufträge wird geschrieben</numerusform>
        </translation>
    </message>
    <message>
        <source>An existing file is kept until the new one is complete.</source>
        <translation>Eine vorhandene Datei bleibt erhalten, bis die neue vollständig ist.</translation>
    </message>
    <message numerus="yes">
        <source>Report written: {n:,} row</source>
        <comment>Report written: {n:,} rows</comment>
        <translation>
            <numerusform>Bericht geschrieben: {n:,} Zeile</numerusform>
            <numerusform>Bericht geschrieben: {n:,} Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Choose a folder for the backup</source>
        <translation>Ordner für die Sicherung wählen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Backed up, but the journal was altered before</source>
        <translation>Gesichert, aber das Journal war schon verändert</translation>
    </message>
    <message>
        <source>From its row {row} on: {folder}</source>
        <translation>Ab seiner Zeile {row}: {folder}</translation>
    </message>
    <message>
        <source>Check it with Help → Check everything.</source>
        <translation>Prüfen Sie es mit Hilfe → Alles prüfen.</translation>
    </message>
    <message>
        <source>Backed up, but the settings cannot be read</source>
        <translation>Gesichert, aber die Einstellungen können nicht gelesen werden</translation>
    </message>
    <message>
        <source>{why}: {folder}</source>
        <translation>{why}: {folder}</translation>
    </message>
    <message>
        <source>They were copied as they were. Repair the file settings.json and back up again.</source>
        <translation>Sie wurden kopiert, wie sie waren. Reparieren Sie die Datei settings.json und sichern Sie erneut.</translation>
    </message>
    <message numerus="yes">
        <source>Backed up: settings and a journal of {n:,} row</source>
        <comment>Backed up: settings and a journal of {n:,} rows</comment>
        <translation>
            <numerusform>Gesichert: Einstellungen und ein Journal mit {n:,} Zeile</numerusform>
            <numerusform>Gesichert: Einstellungen und ein Journal mit {n:,} Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Credentials are not in it. It is put back by the command: restore</source>
        <translation>Zugangsdaten sind nicht dabei. Zurückgespielt wird sie mit dem Befehl: restore</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Rows of the table</source>
        <translation>Zeilen der Tabelle</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Notifies you when a job has written or failed while this window is not in front.</source>
        <translation>Benachrichtigt Sie, wenn ein Job geschrieben hat oder fehlgeschlagen ist, während dieses Fenster nicht im Vordergrund ist.</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Beim Schließen</translation>
    </message>
    <message>
        <source>When the window is closed, an icon stays in the system tray and refreshes go on.</source>
        <translation>Nach dem Schließen bleibt ein Symbol im Infobereich, und die Aktualisierungen laufen weiter.</translation>
    </message>
    <message>
        <source>For example http://proxy.example.com:3128, without a password; empty for none. Environment variables such as HTTPS_PROXY are ignored. Addresses of this computer never go through the proxy.</source>
        <translation>Zum Beispiel http://proxy.example.com:3128, ohne Passwort; leer für keinen. Umgebungsvariablen wie HTTPS_PROXY werden ignoriert. Adressen dieses Computers laufen nie über den Proxy.</translation>
    </message>
    <message>
        <source>A shop or DesignO that was not read for longer counts as trouble.</source>
        <translation>Wurde ein Shop oder DesignO länger nicht gelesen, gilt das als Störung.</translation>
    </message>
    <message>
        <source>Same as the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Kompakt</translation>
    </message>
    <message>
        <source>Roomy</source>
        <translation>Bequem</translation>
    </message>
    <message>
        <source>Of a file that says which version is published, with https; empty for none. It is asked only by Help → Check for updates.</source>
        <translation>Einer Datei, die sagt, welche Version veröffentlicht ist, mit https; leer für keine. Gefragt wird sie nur durch Hilfe → Nach Updates suchen.</translation>
    </message>
    <message>
        <source>Certificates are always verified; this cannot be switched off.</source>
        <translation>Zertifikate werden immer geprüft; das lässt sich nicht abschalten.</translation>
    </message>
    <message>
        <source>Runs when a job failed, a write is unknown, automatic sync is held or a side was not read for long, for example to mail somebody. It is started without a shell and reads JSON on its standard input. Do not put a password here.</source>
        <translation>Läuft, wenn ein Job fehlgeschlagen, ein Schreibvorgang unbekannt oder der automatische Abgleich angehalten ist oder eine Seite lange nicht gelesen wurde, etwa um jemandem zu mailen. Er wird ohne Shell gestartet und liest JSON auf der Standardeingabe. Schreiben Sie kein Passwort hierher.</translation>
    </message>
    <message>
        <source>Notify when a job ends</source>
        <translation>Benachrichtigen, wenn ein Job endet</translation>
    </message>
    <message>
        <source>This desktop has no system tray.</source>
        <translation>Dieser Desktop hat keinen Infobereich.</translation>
    </message>
    <message>
        <source>Proxy</source>
        <extracomment>A year: more is as good as never.</extracomment>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Keep running in the system tray</source>
        <translation>Im Infobereich weiterlaufen</translation>
    </message>
    <message>
        <source> h</source>
        <translation> h</translation>
    </message>
    <message>
        <source>Automatic refresh and sync…</source>
        <translation>Automatisch aktualisieren und abgleichen…</translation>
    </message>
    <message>
        <source>Test</source>
        <extracomment>What a form was read as: the settings object and the secrets that were typed.</extracomment>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Check the connection step by step; nothing is changed</source>
        <translation>Die Verbindung Schritt für Schritt prüfen; nichts wird geändert</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Not saved: the test failed</source>
        <translation>Nicht gespeichert: Die Prüfung ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>The lines below say what to correct.</source>
        <translation>Die Zeilen unten sagen, was zu korrigieren ist.</translation>
    </message>
    <message>
        <source>“Save without a test” keeps it as it is.</source>
        <translation>„Ohne Prüfung speichern“ speichert die Eingaben, wie sie sind.</translation>
    </message>
    <message>
        <source>Save without a test</source>
        <translation>Ohne Prüfung speichern</translation>
    </message>
    <message>
        <source>Test and save</source>
        <translation>Prüfen und speichern</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} order must be read again</source>
        <comment>{n:,} orders must be read again</comment>
        <translation>
            <numerusform>{n:,} Auftrag muss erneut gelesen werden</numerusform>
            <numerusform>{n:,} Aufträge müssen erneut gelesen werden</numerusform>
        </translation>
    </message>
    <message>
        <source>They were read through the former connection. Once this one is saved, the table no longer shows them until the next refresh. The journal is kept; nothing is changed in the shop or in DesignO.</source>
        <translation>Sie wurden über die bisherige Verbindung gelesen. Sobald diese gespeichert ist, zeigt die Tabelle sie erst nach der nächsten Aktualisierung wieder. Das Journal bleibt erhalten; im Shop und in DesignO wird nichts geändert.</translation>
    </message>
    <message>
        <source>Save what is entered without checking it</source>
        <translation>Die Eingaben ungeprüft speichern</translation>
    </message>
    <message>
        <source>Use this session only</source>
        <translation>Nur für diese Sitzung verwenden</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert…</translation>
    </message>
    <message>
        <source>Discard what you entered?</source>
        <translation>Eingaben verwerfen?</translation>
    </message>
    <message>
        <source>Nothing of it is saved yet.</source>
        <translation>Davon ist noch nichts gespeichert.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Continue editing</source>
        <translation>Weiter bearbeiten</translation>
    </message>
    <message>
        <source>Search orders and statuses</source>
        <extracomment>Edges, margins and the button that clears, in pixels.</extracomment>
        <translation>Aufträge und Status suchen</translation>
    </message>
    <message>
        <source>Part of an order number, an id or a status</source>
        <translation>Teil einer Auftragsnummer, einer ID oder eines Status</translation>
    </message>
    <message>
        <source>Search orders and statuses ({key})</source>
        <translation>Aufträge und Status suchen ({key})</translation>
    </message>
    <message>
        <source>Search orders ({key})</source>
        <translation>Aufträge suchen ({key})</translation>
    </message>
    <message>
        <source>Search ({key})</source>
        <translation>Suchen ({key})</translation>
    </message>
    <message>
        <source>Part of an order number, an id or a status. Esc clears.</source>
        <translation>Teil einer Auftragsnummer, einer ID oder eines Status. Esc leert.</translation>
    </message>
    <message>
        <source>preparing the table: {n:,} of {total:,}</source>
        <translation>Tabelle wird vorbereitet: {n:,} von {total:,}</translation>
    </message>
    <message>
        <source>{n:,} of {total:,} selected</source>
        <translation>{n:,} von {total:,} ausgewählt</translation>
    </message>
    <message>
        <source>last refresh {time}</source>
        <translation>Stand {time}</translation>
    </message>
    <message>
        <source>credentials: {where}</source>
        <translation>Zugangsdaten: {where}</translation>
    </message>
    <message numerus="yes">
        <source>refreshing every minute</source>
        <comment>refreshing every {n:,} minutes</comment>
        <translation>
            <numerusform>aktualisiert jede Minute</numerusform>
            <numerusform>aktualisiert alle {n:,} Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>Show all jobs</source>
        <extracomment>The most of its width that the words take beside a job. Milliseconds that a sentence is shown.</extracomment>
        <translation>Alle Jobs zeigen</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} job ▴</source>
        <comment>{n:,} jobs ▴</comment>
        <translation>
            <numerusform>{n:,} Job ▴</numerusform>
            <numerusform>{n:,} Jobs ▴</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n:,} job</source>
        <comment>{n:,} jobs</comment>
        <translation>
            <numerusform>{n:,} Job</numerusform>
            <numerusform>{n:,} Jobs</numerusform>
        </translation>
    </message>
    <message>
        <source>read in part {time}</source>
        <translation>teilweise gelesen {time}</translation>
    </message>
    <message>
        <source>read in part</source>
        <translation>teilweise gelesen</translation>
    </message>
    <message>
        <source>credentials: nowhere to keep them</source>
        <translation>Zugangsdaten: kein Ort dafür</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} side unreachable</source>
        <comment>{n:,} sides unreachable</comment>
        <translation>
            <numerusform>{n:,} Seite nicht erreichbar</numerusform>
            <numerusform>{n:,} Seiten nicht erreichbar</numerusform>
        </translation>
    </message>
    <message>
        <source>never write: {what}</source>
        <extracomment>Of a store or DesignO, whatever they tell; of all stores and of a platform&apos;s name. A narrower row has no room for the line of the last weeks.</extracomment>
        <translation>Schreibsperre: {what}</translation>
    </message>
    <message>
        <source>Store “{name}” added</source>
        <translation>Store „{name}“ hinzugefügt</translation>
    </message>
    <message>
        <source>Store “{name}” changed: {what}</source>
        <translation>Store „{name}“ geändert: {what}</translation>
    </message>
    <message>
        <source>Store “{name}” removed</source>
        <translation>Store „{name}“ entfernt</translation>
    </message>
    <message numerus="yes">
        <source>Automatic refresh: every minute</source>
        <comment>Automatic refresh: every {n:,} minutes</comment>
        <translation>
            <numerusform>Automatisch aktualisieren: jede Minute</numerusform>
            <numerusform>Automatisch aktualisieren: alle {n:,} Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>Automatic refresh: off</source>
        <translation>Automatisch aktualisieren: aus</translation>
    </message>
    <message>
        <source>Automatic sync of “{name}”: {how}</source>
        <translation>Automatischer Abgleich von „{name}“: {how}</translation>
    </message>
    <message>
        <source>store code</source>
        <translation>Store-Code</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>status field</source>
        <translation>Statusfeld</translation>
    </message>
    <message>
        <source>way to sign in</source>
        <translation>Anmeldeverfahren</translation>
    </message>
    <message>
        <source>options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>credentials</source>
        <translation>Zugangsdaten</translation>
    </message>
    <message>
        <source>orders to read: {since}</source>
        <translation>zu lesende Aufträge: {since}</translation>
    </message>
    <message>
        <source>the shop is never written to</source>
        <translation>in den Shop wird nie geschrieben</translation>
    </message>
    <message>
        <source>the shop may be written to</source>
        <translation>in den Shop darf geschrieben werden</translation>
    </message>
    <message>
        <source>DesignO is never written to for it</source>
        <translation>nach DesignO wird für ihn nie geschrieben</translation>
    </message>
    <message>
        <source>DesignO may be written to for it</source>
        <translation>nach DesignO darf für ihn geschrieben werden</translation>
    </message>
    <message>
        <source>production</source>
        <extracomment>From the beginning of one mark to that of what comes next.</extracomment>
        <translation>produktiv</translation>
    </message>
    <message>
        <source>no longer production</source>
        <translation>nicht mehr produktiv</translation>
    </message>
    <message>
        <source>DesignO disconnected</source>
        <translation>DesignO getrennt</translation>
    </message>
    <message>
        <source>DesignO connected</source>
        <translation>DesignO verbunden</translation>
    </message>
    <message>
        <source>DesignO connection changed</source>
        <translation>DesignO-Verbindung geändert</translation>
    </message>
    <message>
        <source>Store code {code}</source>
        <translation>Store-Code {code}</translation>
    </message>
    <message>
        <source>Orders read: {horizon}</source>
        <translation>Gelesene Aufträge: {horizon}</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} mismatch</source>
        <comment>{n:,} mismatches</comment>
        <extracomment>Whether there is anything to show; its page decides whether there is room for it.</extracomment>
        <translation>
            <numerusform>{n:,} Abweichung</numerusform>
            <numerusform>{n:,} Abweichungen</numerusform>
        </translation>
    </message>
    <message>
        <source>{day} · {count}</source>
        <translation>{day} · {count}</translation>
    </message>
    <message>
        <source>all equal since</source>
        <translation>alles gleich seit</translation>
    </message>
    <message>
        <source>mismatches yesterday</source>
        <translation>Abweichungen gestern</translation>
    </message>
    <message>
        <source>the most, {day}</source>
        <translation>die meisten, {day}</translation>
    </message>
    <message>
        <source>{day}: {n:,}</source>
        <translation>{day}: {n:,}</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>Stores</source>
        <extracomment>How often the ages are said anew, while they are seen. The first width of the side bar, in pixels.</extracomment>
        <translation>Stores</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>{how}, not read yet</source>
        <translation>{how}, noch nicht gelesen</translation>
    </message>
    <message>
        <source>read: {told}</source>
        <translation>gelesen: {told}</translation>
    </message>
    <message>
        <source>refresh to go on</source>
        <translation>aktualisieren, um fortzufahren</translation>
    </message>
    <message>
        <source>read: JSON endpoint</source>
        <translation>Lesen: JSON-Endpunkt</translation>
    </message>
    <message>
        <source>read: export</source>
        <translation>Lesen: Export</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>Today</source>
        <extracomment>Shape and colour beside the word.</extracomment>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>{began} to {ended}</source>
        <translation>{began} bis {ended}</translation>
    </message>
    <message>
        <source>by {operator}</source>
        <translation>von {operator}</translation>
    </message>
    <message>
        <source>{side}: {value}</source>
        <translation>{side}: {value}</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} older entry</source>
        <comment>{n:,} older entries</comment>
        <extracomment>The history window shows all of them.</extracomment>
        <translation>
            <numerusform>{n:,} älterer Eintrag</numerusform>
            <numerusform>{n:,} ältere Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>{side}: {before} → {value}</source>
        <translation>{side}: {before} → {value}</translation>
    </message>
    <message>
        <source>written to {side}: {before} → {wanted}: {outcome}</source>
        <translation>geschrieben ({side}): {before} → {wanted}: {outcome}</translation>
    </message>
    <message>
        <source>not read</source>
        <extracomment>As in the window: by verdict, not by which of them a page has.</extracomment>
        <translation>nicht gelesen</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>not writable</source>
        <translation>nicht schreibbar</translation>
    </message>
    <message>
        <source>never write</source>
        <translation>Schreibsperre</translation>
    </message>
    <message>
        <source>not allowed there</source>
        <translation>dort nicht erlaubt</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>zu lang</translation>
    </message>
    <message>
        <source>earlier write unknown</source>
        <translation>früheres Ergebnis unbekannt</translation>
    </message>
    <message>
        <source>conflict</source>
        <translation>Konflikt</translation>
    </message>
    <message>
        <source>left as it is</source>
        <translation>unverändert gelassen</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>seither geändert</translation>
    </message>
    <message>
        <source>flips</source>
        <translation>wechselt hin und her</translation>
    </message>
    <message>
        <source>left out by you</source>
        <extracomment>The item role that says whether a row is not written. The item role that says whether a cell has the mark of production. Rows that are kept once they were looked at: some screens.</extracomment>
        <translation>von Ihnen ausgelassen</translation>
    </message>
    <message>
        <source>{order}, ticked</source>
        <translation>{order}, angehakt</translation>
    </message>
    <message>
        <source>{order}, left out until its word is typed</source>
        <translation>{order}, ausgelassen, bis das Wort dafür eingegeben ist</translation>
    </message>
    <message>
        <source>{order}, left out by you</source>
        <translation>{order}, von Ihnen ausgelassen</translation>
    </message>
    <message>
        <source>by “{action}”</source>
        <translation>durch „{action}“</translation>
    </message>
    <message>
        <source>left out unless you type “{word}”</source>
        <translation>ausgelassen, wenn Sie nicht „{word}“ eingeben</translation>
    </message>
    <message>
        <source>Order id {id}</source>
        <translation>Auftrags-ID {id}</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>{side} now</source>
        <translation>{side} jetzt</translation>
    </message>
    <message>
        <source>Shop changed</source>
        <translation>Shop geändert</translation>
    </message>
    <message>
        <source>Writes to</source>
        <translation>Schreibt nach</translation>
    </message>
    <message>
        <source>Will be</source>
        <translation>Künftig</translation>
    </message>
    <message>
        <source>May cause</source>
        <translation>Kann bewirken</translation>
    </message>
    <message>
        <source>Reason</source>
        <extracomment>Characters.</extracomment>
        <translation>Begründung</translation>
    </message>
    <message>
        <source>The reason is not one line of text of up to {n:,} characters.</source>
        <translation>Die Begründung muss eine einzelne Textzeile mit höchstens {n:,} Zeichen sein.</translation>
    </message>
    <message>
        <source>Shorten it, or name a ticket that says more.</source>
        <translation>Kürzen Sie die Begründung, oder nennen Sie ein Ticket, in dem mehr steht.</translation>
    </message>
    <message>
        <source>Not written: {n:,}</source>
        <translation>Nicht geschrieben: {n:,}</translation>
    </message>
    <message>
        <source>Not written</source>
        <translation>Nicht geschrieben</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>kein Wert</translation>
    </message>
    <message>
        <source>{stores}: connection changed</source>
        <translation>{stores}: Verbindung geändert</translation>
    </message>
    <message>
        <source>Refresh.</source>
        <translation>Aktualisieren Sie.</translation>
    </message>
    <message>
        <source>What was read through the former connection no longer counts; nor does it show which side moved.</source>
        <extracomment>The key of what the command on trouble did wrong. The key of what is to be done next while only shops are connected.</extracomment>
        <translation>Was über die bisherige Verbindung gelesen wurde, gilt nicht mehr; auch welche Seite sich geändert hat, ist nicht mehr bekannt.</translation>
    </message>
    <message>
        <source>Start at sign-in was switched off</source>
        <translation>Der Start bei der Anmeldung wurde ausgeschaltet</translation>
    </message>
    <message>
        <source>DesignO is not connected</source>
        <translation>DesignO ist nicht verbunden</translation>
    </message>
    <message>
        <source>Until then there is nothing to compare the orders with.</source>
        <translation>Bis dahin gibt es nichts, womit die Aufträge verglichen werden können.</translation>
    </message>
    <message>
        <source>It needs the tray.</source>
        <translation>Er braucht den Infobereich.</translation>
    </message>
    <message>
        <source>{store}: automatic sync is on hold</source>
        <translation>{store}: Automatischer Abgleich ist angehalten</translation>
    </message>
    <message>
        <source>Check the orders, sync them by hand where needed, then press Release.</source>
        <translation>Prüfen Sie die Aufträge, gleichen Sie sie bei Bedarf von Hand ab und drücken Sie dann „Freigeben“.</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Accept what was read</source>
        <translation>Gelesenes übernehmen</translation>
    </message>
    <message>
        <source>{store}: read, but not all values were accepted</source>
        <translation>{store}: gelesen, aber nicht alle Werte wurden übernommen</translation>
    </message>
    <message>
        <source>{store}: {words}</source>
        <translation>{store}: {words}</translation>
    </message>
    <message>
        <source>Then nothing can be read there any more.</source>
        <translation>Danach kann dort nichts mehr gelesen werden.</translation>
    </message>
    <message>
        <source>Copy the same request again and renew the sign-in with it (context menu).</source>
        <translation>Kopieren Sie dieselbe Anfrage erneut und erneuern Sie damit die Anmeldung (Kontextmenü).</translation>
    </message>
    <message>
        <source>{store}: not synced automatically</source>
        <translation>{store}: nicht automatisch abgeglichen</translation>
    </message>
    <message>
        <source>{ids} and {n:,} more</source>
        <translation>{ids} und {n:,} weitere</translation>
    </message>
    <message>
        <source>Order id {ids}. {reason}</source>
        <translation>Auftrags-ID {ids}. {reason}</translation>
    </message>
    <message>
        <source>Columns of the order table</source>
        <extracomment>What a verdict&apos;s shape and the edges take beside its word. A group of so many orders has its number whole. The line under the heading of the column that keys act on. How much one key press widens a column. Left out one after the other where not all have room: the inspector says them too. Up to this width a value is not made narrower for another column. Widths that others have before such a column is shown beside them: the last outcome, which most orders lack, and the age, which tells less than the end of a value. Looks whose words are never cut. Columns that the operator asked for: the table is rather wider than its room.</extracomment>
        <translation>Spalten der Auftragstabelle</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>Spalten zurücksetzen</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitverlauf</translation>
    </message>
    <message>
        <source>no outcome recorded</source>
        <translation>kein Ergebnis verzeichnet</translation>
    </message>
    <message>
        <source>storefront</source>
        <translation>Shop</translation>
    </message>
    <message>
        <source>has no such order</source>
        <translation>hat keinen solchen Auftrag</translation>
    </message>
    <message>
        <source>unreadable</source>
        <extracomment>Why there is no value although the order is there.</extracomment>
        <translation>unlesbar</translation>
    </message>
    <message>
        <source>DesignO Sync is still running. Refreshes and jobs go on. To end it, choose Quit in this icon&apos;s menu.</source>
        <extracomment>Milliseconds; the system may show it longer or shorter. At sign-in the desktop&apos;s tray may come later than the program: looks for it, one a second.</extracomment>
        <translation>DesignO Sync läuft weiter, ebenso Aktualisierungen und Jobs. Zum Beenden wählen Sie „Beenden“ im Menü dieses Symbols.</translation>
    </message>
    <message>
        <source>&amp;Open DesignO Sync</source>
        <translation>DesignO Sync &amp;öffnen</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} job needs attention</source>
        <comment>{n:,} jobs need attention</comment>
        <translation>
            <numerusform>{n:,} Job ist zu prüfen</numerusform>
            <numerusform>{n:,} Jobs sind zu prüfen</numerusform>
        </translation>
    </message>
    <message>
        <source>The value for “{header}”</source>
        <translation>Der Wert für „{header}“</translation>
    </message>
    <message>
        <source>{what} cannot be sent in a header: it is empty, or contains line breaks, characters beyond ASCII, or spaces at its ends.</source>
        <translation>{what} kann nicht in einem Header gesendet werden: leer, oder mit Leerzeichen am Rand, Zeilenumbrüchen oder Zeichen außerhalb von ASCII.</translation>
    </message>
    <message>
        <source>Enter it again, copied without spaces and line breaks.</source>
        <translation>Bitte erneut eingeben, ohne Leerzeichen und Zeilenumbrüche kopiert.</translation>
    </message>
    <message>
        <source>API reached</source>
        <translation>API erreicht</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>May list orders</source>
        <translation>Darf Aufträge auflisten</translation>
    </message>
    <message>
        <source>May read one order</source>
        <translation>Darf einen Auftrag lesen</translation>
    </message>
    <message>
        <source>Status field</source>
        <translation>Statusfeld</translation>
    </message>
    <message>
        <source>Statuses known</source>
        <translation>Status bekannt</translation>
    </message>
    <message>
        <source>May write a status</source>
        <translation>Darf einen Status schreiben</translation>
    </message>
    <message>
        <source>{host} answers.</source>
        <translation>{host} antwortet.</translation>
    </message>
    <message>
        <source>The shop does not say beforehand; the first write will show it.</source>
        <translation>Der Shop sagt es nicht im Voraus; der erste Schreibvorgang zeigt es.</translation>
    </message>
    <message>
        <source>{base} is on this computer (not encrypted).</source>
        <translation>{base} ist auf diesem Computer (unverschlüsselt).</translation>
    </message>
    <message>
        <source>The shop does not state its time.</source>
        <translation>Der Shop gibt seine Uhrzeit nicht an.</translation>
    </message>
    <message numerus="yes">
        <source>The shop&apos;s clock differs by {n:,} second.</source>
        <comment>The shop&apos;s clock differs by {n:,} seconds.</comment>
        <translation>
            <numerusform>Die Uhr des Shops weicht um {n:,} Sekunde ab.</numerusform>
            <numerusform>Die Uhr des Shops weicht um {n:,} Sekunden ab.</numerusform>
        </translation>
    </message>
    <message>
        <source>The shop&apos;s clock is {minutes:.0f} minutes ahead of this computer&apos;s.</source>
        <translation>Die Uhr des Shops geht gegenüber der dieses Computers um {minutes:.0f} Minuten vor.</translation>
    </message>
    <message>
        <source>The shop&apos;s clock is {minutes:.0f} minutes behind this computer&apos;s.</source>
        <translation>Die Uhr des Shops geht gegenüber der dieses Computers um {minutes:.0f} Minuten nach.</translation>
    </message>
    <message>
        <source>Renew it with a newly copied command.</source>
        <translation>Erneuern Sie sie mit einem neu kopierten Befehl.</translation>
    </message>
    <message>
        <source>{words}.</source>
        <translation>{words}.</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>The access token is accepted.</source>
        <translation>Das Zugriffstoken wird angenommen.</translation>
    </message>
    <message>
        <source>Set the clock that is wrong; times of change are compared with it.</source>
        <translation>Stellen Sie die falsch gehende Uhr; mit ihr werden Änderungszeiten verglichen.</translation>
    </message>
    <message>
        <source>The store lists its orders.</source>
        <translation>Der Store listet seine Aufträge auf.</translation>
    </message>
    <message>
        <source>Not checked: BigCommerce offers no check that changes nothing. The account needs the scope Orders: modify.</source>
        <translation>Nicht geprüft: BigCommerce bietet dafür keine Prüfung ohne Änderung. Das Konto braucht den Scope Orders: modify.</translation>
    </message>
    <message>
        <source>The store lists no order that could be read.</source>
        <translation>Der Store listet keinen Auftrag auf, der gelesen werden konnte.</translation>
    </message>
    <message>
        <source>Order {order_id} was read.</source>
        <translation>Auftrag {order_id} wurde gelesen.</translation>
    </message>
    <message>
        <source>The store no longer has this order.</source>
        <translation>Der Store hat diesen Auftrag nicht mehr.</translation>
    </message>
    <message>
        <source>Order {order_id} has no field “{name}”.</source>
        <translation>Auftrag {order_id} hat kein Feld „{name}“.</translation>
    </message>
    <message>
        <source>“{name}” of order {order_id} is “{visible}”.</source>
        <translation>„{name}“ von Auftrag {order_id} ist „{visible}“.</translation>
    </message>
    <message>
        <source>The store lists {count} statuses.</source>
        <translation>Der Store listet {count} Status auf.</translation>
    </message>
    <message>
        <source>The API answers.</source>
        <translation>Die API antwortet.</translation>
    </message>
    <message>
        <source>API path</source>
        <extracomment>Stated for products; for orders not (facts sheet 3.2): after 413 fewer are asked for.</extracomment>
        <translation>API-Pfad</translation>
    </message>
    <message>
        <source>Shown when the API account is made: https://api.bigcommerce.com/stores/HASH/v3/. The version at its end may be left out.</source>
        <translation>Wird gezeigt, wenn das API-Konto angelegt wird: https://api.bigcommerce.com/stores/HASH/v3/. Die Version am Ende darf fehlen.</translation>
    </message>
    <message>
        <source>Store-level API account</source>
        <translation>API-Konto auf Store-Ebene</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Zugriffstoken</translation>
    </message>
    <message>
        <source>BigCommerce control panel: Settings, Store-level API accounts, Create API account, with the scope Orders: modify (or read-only). Shown once.</source>
        <translation>BigCommerce Control Panel: Settings, Store-level API accounts, Create API account, mit dem Scope Orders: modify (oder read-only). Wird einmal gezeigt.</translation>
    </message>
    <message>
        <source>Order status (the system&apos;s label)</source>
        <translation>Auftragsstatus (Bezeichnung des Systems)</translation>
    </message>
    <message>
        <source>e-mails to the customer, depending on the store&apos;s notification settings; “Refunded” moves no money</source>
        <translation>E-Mails an den Kunden, je nach Benachrichtigungseinstellungen des Stores; „Refunded“ bewegt kein Geld</translation>
    </message>
    <message>
        <source>Order status as the merchant renamed it</source>
        <translation>Auftragsstatus, wie der Händler ihn umbenannt hat</translation>
    </message>
    <message>
        <source>Order status as a number</source>
        <translation>Auftragsstatus als Zahl</translation>
    </message>
    <message>
        <source>Payment status</source>
        <translation>Zahlungsstatus</translation>
    </message>
    <message>
        <source>150 requests in 30 seconds on Standard and Plus, 450 on Pro, shared by all apps of the store</source>
        <translation>150 Anfragen in 30 Sekunden bei Standard und Plus, 450 bei Pro, geteilt von allen Apps des Stores</translation>
    </message>
    <message>
        <source>The address is not an API path of a store: it lacks stores/HASH/.</source>
        <translation>Die Adresse ist kein API-Pfad eines Stores: Ihr fehlt stores/HASH/.</translation>
    </message>
    <message>
        <source>Copy the API path shown with the API account, for example https://api.bigcommerce.com/stores/abc123/v3/.</source>
        <translation>Kopieren Sie den API-Pfad, der mit dem API-Konto gezeigt wird, zum Beispiel https://api.bigcommerce.com/stores/abc123/v3/.</translation>
    </message>
    <message>
        <source>the access token</source>
        <translation>das Zugriffstoken</translation>
    </message>
    <message>
        <source>The order is being changed by somebody else: refresh, then plan again.</source>
        <translation>Der Auftrag wird gerade von jemand anderem geändert: Aktualisieren Sie, dann planen Sie neu.</translation>
    </message>
    <message>
        <source>The store is locked: see its control panel.</source>
        <translation>Der Store ist gesperrt: siehe sein Control Panel.</translation>
    </message>
    <message>
        <source>It says: {words}</source>
        <extracomment>Of an answer that is plain text.</extracomment>
        <translation>Die Antwort sagt: {words}</translation>
    </message>
    <message>
        <source>BigCommerce does not accept this access token.</source>
        <translation>BigCommerce nimmt dieses Zugriffstoken nicht an.</translation>
    </message>
    <message>
        <source>BigCommerce refused the request (HTTP {status}).</source>
        <translation>BigCommerce hat die Anfrage abgelehnt (HTTP {status}).</translation>
    </message>
    <message>
        <source>Enter the access token again, or make a new account in {account}; check that the store hash in the address belongs to it.</source>
        <translation>Geben Sie das Zugriffstoken erneut ein, oder legen Sie in {account} ein neues Konto an; prüfen Sie, ob der Store-Hash in der Adresse dazugehört.</translation>
    </message>
    <message>
        <source>The API account is not allowed to do this.</source>
        <translation>Das API-Konto ist dazu nicht berechtigt.</translation>
    </message>
    <message>
        <source>In {account} give it the scope Orders: modify (or read-only, to look only).</source>
        <translation>Geben Sie ihm in {account} den Scope Orders: modify (oder read-only, nur um zu sehen).</translation>
    </message>
    <message>
        <source>Check the store hash in the address: the API path is shown when the API account is made, https://api.bigcommerce.com/stores/HASH/v3/.</source>
        <translation>Prüfen Sie den Store-Hash in der Adresse: Der API-Pfad wird gezeigt, wenn das API-Konto angelegt wird, https://api.bigcommerce.com/stores/HASH/v3/.</translation>
    </message>
    <message>
        <source>The request&apos;s Accept header was rejected: a proxy may have changed it.</source>
        <translation>Der Accept-Header der Anfrage wurde abgelehnt: Ein Proxy hat ihn vielleicht geändert.</translation>
    </message>
    <message>
        <source>The program already asked for fewer orders at a time: ask BigCommerce&apos;s support.</source>
        <translation>Es wurden schon weniger Aufträge auf einmal angefragt: Wenden Sie sich an den Support von BigCommerce.</translation>
    </message>
    <message>
        <source>The request&apos;s Content-Type was rejected: a proxy may have changed it.</source>
        <translation>Der Content-Type der Anfrage wurde abgelehnt: Ein Proxy hat ihn vielleicht geändert.</translation>
    </message>
    <message>
        <source>The value was rejected: see the details.</source>
        <translation>Der Wert wurde abgelehnt: siehe Details.</translation>
    </message>
    <message>
        <source>See the details for its answer.</source>
        <translation>Die Antwort steht in den Details.</translation>
    </message>
    <message>
        <source>{host} gives the same orders for page {number} as before.</source>
        <extracomment>After 413. ``custom_status`` is the merchant&apos;s name for the same status, ``status_id`` its number. A list that goes on for no more pages than so is not worth finding its end first.</extracomment>
        <translation>{host} gibt für Seite {number} dieselben Aufträge wie zuvor.</translation>
    </message>
    <message>
        <source>A cache on the way may ignore the page number.</source>
        <translation>Ein Cache auf dem Weg ignoriert vielleicht die Seitennummer.</translation>
    </message>
    <message>
        <source>{host} sent no list of orders. It says: {words}</source>
        <extracomment>No API tells a reason deeper within its answer; 400 levels were more than Python&apos;s stack holds. What PHP prints into an answer with ``display_errors`` on, before or behind its data (PHP manual, error_prepend_string and html_errors). It ends with the file and its line. Where APIs say why, as recorded or documented of them. What a sentence ends with, in the scripts that shops answer in; what may stand behind it.</extracomment>
        <translation>{host} hat keine Liste von Aufträgen gesendet. Die Antwort lautet: {words}</translation>
    </message>
    <message>
        <source>Read the shop&apos;s message, then ask whoever runs the shop or the maker of the extension it names.</source>
        <translation>Lesen Sie die Meldung des Shops; fragen Sie dann den Betreiber des Shops oder den Anbieter der genannten Erweiterung.</translation>
    </message>
    <message>
        <source>{host} answered with {describe} where a list of orders was expected.</source>
        <translation>Antwort von {host}: {describe}; erwartet wurde eine Liste von Aufträgen.</translation>
    </message>
    <message>
        <source>Check the address: it ends in stores/HASH/.</source>
        <translation>Prüfen Sie die Adresse: Sie endet auf stores/HASH/.</translation>
    </message>
    <message>
        <source>may e-mail the customer, depending on the store&apos;s notification settings</source>
        <translation>kann dem Kunden eine E-Mail senden, je nach Benachrichtigungseinstellungen des Stores</translation>
    </message>
    <message>
        <source>marks the order as refunded and moves no money; {mails}</source>
        <translation>kennzeichnet den Auftrag als erstattet und bewegt kein Geld; {mails}</translation>
    </message>
    <message>
        <source>marks the order as partially refunded and moves no money; {mails}</source>
        <translation>kennzeichnet den Auftrag als teilweise erstattet und bewegt kein Geld; {mails}</translation>
    </message>
    <message>
        <source>{mails}; may put stock back, depending on the store&apos;s settings</source>
        <translation>{mails}; kann Bestand zurückbuchen, je nach Einstellung des Stores</translation>
    </message>
    <message>
        <source>The status is read from the field “{field}”, which cannot be written. BigCommerce accepts only the labels of the field “status”.</source>
        <translation>Der Status wird aus dem Feld „{field}“ gelesen, das nicht geschrieben werden kann. BigCommerce nimmt nur die Bezeichnungen des Felds „status“ an.</translation>
    </message>
    <message>
        <source>{host} did not send its list of statuses.</source>
        <translation>{host} hat seine Liste der Status nicht gesendet.</translation>
    </message>
    <message>
        <source>sets the date of shipping; {mails}</source>
        <translation>setzt das Versanddatum; {mails}</translation>
    </message>
    <message>
        <source>Try again; see details.</source>
        <translation>Versuchen Sie es erneut; siehe Details.</translation>
    </message>
    <message>
        <source>BigCommerce&apos;s order ids are whole numbers.</source>
        <translation>Auftrags-IDs von BigCommerce sind ganze Zahlen.</translation>
    </message>
    <message>
        <source>Order id not usable</source>
        <translation>Auftrags-ID nicht verwendbar</translation>
    </message>
    <message>
        <source>No status of this store has exactly this label: nothing was sent.</source>
        <translation>Kein Status dieses Stores hat genau diese Bezeichnung: Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Refresh, then plan again.</source>
        <translation>Aktualisieren Sie, dann planen Sie neu.</translation>
    </message>
    <message>
        <source>Status not known there</source>
        <translation>Status dort nicht bekannt</translation>
    </message>
    <message>
        <source>The order {order_id} is archived in the store: nothing was sent.</source>
        <translation>Der Auftrag {order_id} ist im Store archiviert: Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Restore it in the control panel first.</source>
        <translation>Stellen Sie ihn zuerst im Control Panel wieder her.</translation>
    </message>
    <message>
        <source>{host} says that it has no order {order_id}.</source>
        <translation>{host} sagt, dass es keinen Auftrag {order_id} hat.</translation>
    </message>
    <message>
        <source>Refresh: it may have been deleted.</source>
        <translation>Aktualisieren Sie: Er wurde vielleicht gelöscht.</translation>
    </message>
    <message>
        <source>The store refused this status: {words}</source>
        <translation>Der Store hat diesen Status abgelehnt: {words}</translation>
    </message>
    <message>
        <source>it is about another order</source>
        <translation>es geht um einen anderen Auftrag</translation>
    </message>
    <message>
        <source>The store&apos;s answer is not understood: {problem}.</source>
        <translation>Die Antwort des Stores ist nicht verständlich: {problem}.</translation>
    </message>
    <message>
        <source>Clocks agree</source>
        <translation>Uhren stimmen überein</translation>
    </message>
    <message>
        <source>Not checked: the shop itself did not answer.</source>
        <translation>Nicht geprüft: Der Shop selbst hat nicht geantwortet.</translation>
    </message>
    <message>
        <source>“{name}”: {why}</source>
        <translation>„{name}“: {why}</translation>
    </message>
    <message>
        <source>DesignO reached</source>
        <translation>DesignO erreicht</translation>
    </message>
    <message>
        <source>Token received</source>
        <translation>Token erhalten</translation>
    </message>
    <message>
        <source>Orders read</source>
        <translation>Aufträge gelesen</translation>
    </message>
    <message>
        <source>DesignO issued a token; it is kept in memory only.</source>
        <translation>DesignO hat ein Token ausgestellt; es bleibt nur im Speicher.</translation>
    </message>
    <message>
        <source>Only a real write shows this; none was sent. The vendor publishes no description of update-order: the defaults are those of the vendor&apos;s WooCommerce plugin 1.0.9.</source>
        <translation>Das zeigt nur ein echter Schreibvorgang; es wurde keiner gesendet. Der Hersteller veröffentlicht keine Beschreibung von update-order: Die Vorgaben sind die seines WooCommerce-Plugins 1.0.9.</translation>
    </message>
    <message>
        <source>The list is read per store, and no store is connected yet, so the test used a store code that does not exist (“{no_store}”), which was refused. Connect a store and test again.</source>
        <translation>Die Liste wird je Store gelesen, und es ist noch kein Store verbunden; die Prüfung verwendete deshalb einen Store-Code, den es nicht gibt („{no_store}“), und er wurde abgelehnt. Verbinden Sie einen Store und prüfen Sie erneut.</translation>
    </message>
    <message>
        <source>Read: {told}.</source>
        <translation>Gelesen: {told}.</translation>
    </message>
    <message>
        <source>The list is empty, so the pointers could not be checked.</source>
        <translation>Die Liste ist leer, daher konnten die Pointer nicht geprüft werden.</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} entry has no usable id or store.</source>
        <comment>{n:,} entries have no usable id or store.</comment>
        <translation>
            <numerusform>{n:,} Eintrag hat keine verwendbare ID oder keinen Store.</numerusform>
            <numerusform>{n:,} Einträge haben keine verwendbare ID oder keinen Store.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first page contains {n:,} order: order {order} of store {store}, status {shown}.</source>
        <comment>The first page contains {n:,} orders; the first is order {order} of store {store}, status {shown}.</comment>
        <translation>
            <numerusform>Die erste Seite enthält {n:,} Auftrag: Auftrag {order} von Store {store}, Status {shown}.</numerusform>
            <numerusform>Die erste Seite enthält {n:,} Aufträge; der erste ist Auftrag {order} von Store {store}, Status {shown}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Not asked for: the connection is set to send no token.</source>
        <extracomment>While no store is connected, a list per store is asked for this one.</extracomment>
        <translation>Nicht angefordert: Die Verbindung ist so eingestellt, dass kein Token gesendet wird.</translation>
    </message>
    <message>
        <source>There is no read profile, so the DesignO column says “not read” and writes end as “accepted, not verified”. The vendor publishes no API that reads orders: ask the vendor for yours.</source>
        <translation>Es gibt kein Leseprofil, deshalb sagt die DesignO-Spalte „nicht gelesen“ und Schreibvorgänge enden als „angenommen, nicht bestätigt“. Der Hersteller veröffentlicht keine API, die Aufträge liest: Fragen Sie ihn nach Ihrer.</translation>
    </message>
    <message>
        <source>The list is empty.</source>
        <translation>Die Liste ist leer.</translation>
    </message>
    <message>
        <source>“{status}”</source>
        <translation>„{status}“</translation>
    </message>
    <message>
        <source>at “token” there was {describe}</source>
        <extracomment>How long a token lasts is not published, and a write that meets an ended one is unknown.</extracomment>
        <translation>bei „token“ stand {describe}</translation>
    </message>
    <message>
        <source>The token from DesignO</source>
        <translation>Das Token von DesignO</translation>
    </message>
    <message>
        <source>DesignO sent no token: {found}.</source>
        <translation>DesignO hat kein Token gesendet: {found}.</translation>
    </message>
    <message>
        <source>Check the token path, and whether this computer&apos;s address is allowed for the store in DesignO.</source>
        <translation>Prüfen Sie den Token-Pfad, und ob die Adresse dieses Computers in DesignO für den Store erlaubt ist.</translation>
    </message>
    <message>
        <source>DesignO&apos;s answer does not confirm the write: {problem}.</source>
        <translation>Die Antwort von DesignO bestätigt den Schreibvorgang nicht: {problem}.</translation>
    </message>
    <message>
        <source>DesignO&apos;s answer does not say whether the status was saved.</source>
        <translation>Die Antwort von DesignO sagt nicht, ob der Status gespeichert wurde.</translation>
    </message>
    <message>
        <source>DesignO&apos;s order_status is a text, not a {json_type}: nothing was sent.</source>
        <translation>order_status von DesignO ist ein Text; dieser Wert ist vom JSON-Typ {json_type}: Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Status not usable</source>
        <translation>Status nicht verwendbar</translation>
    </message>
    <message>
        <source>The legacy request shape sends the order id as a number, and “{order_id}” is not one: nothing was sent.</source>
        <translation>Die ältere Form der Anfrage sendet die Auftrags-ID als Zahl, und „{order_id}“ ist keine: Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Choose the current request shape, if this DesignO accepts it.</source>
        <translation>Wählen Sie die aktuelle Form der Anfrage, wenn dieses DesignO sie annimmt.</translation>
    </message>
    <message>
        <source>{host} refused the token it had just issued (HTTP {status}).</source>
        <translation>{host} hat das gerade ausgestellte Token abgelehnt (HTTP {status}).</translation>
    </message>
    <message>
        <source>Check how the token is to be sent (raw, Bearer or a named header), and whether this computer&apos;s address is allowed in DesignO.</source>
        <translation>Prüfen Sie, wie das Token zu senden ist (roh, Bearer oder ein benannter Header), und ob die Adresse dieses Computers in DesignO erlaubt ist.</translation>
    </message>
    <message>
        <source>“{name}” cannot be used as a header&apos;s name.</source>
        <extracomment>A token of RFC 9110, section 5.6.2. What frames a request or its connection: set by the HTTP library alone. With another Host or length a server could take one request for two, or for another site&apos;s.</extracomment>
        <translation>„{name}“ kann nicht als Name eines Headers verwendet werden.</translation>
    </message>
    <message>
        <source>Header names hold letters, digits and hyphens, for example X-Api-Key. Host and what frames a request, such as Content-Length, are not set by hand.</source>
        <translation>Namen von Headern bestehen aus Buchstaben, Ziffern und Bindestrichen, zum Beispiel X-Api-Key. Host und was eine Anfrage begrenzt, etwa Content-Length, wird nicht von Hand gesetzt.</translation>
    </message>
    <message>
        <source>An extra header is not of the form “Name: value”.</source>
        <translation>Ein zusätzlicher Header hat nicht die Form „Name: Wert“.</translation>
    </message>
    <message>
        <source>Enter one header a line; a value contains plain ASCII characters.</source>
        <translation>Geben Sie je Zeile einen Header ein; ein Wert enthält nur ASCII-Zeichen.</translation>
    </message>
    <message>
        <source>The header “{name}” would keep a credential in the settings.</source>
        <translation>Der Header „{name}“ würde Zugangsdaten in den Einstellungen ablegen.</translation>
    </message>
    <message>
        <source>Credentials are kept in the keyring only: choose how the token is sent, or name the secret in the read profile.</source>
        <translation>Zugangsdaten liegen nur im Schlüsselbund: Wählen Sie, wie das Token gesendet wird, oder nennen Sie das Geheimnis im Leseprofil.</translation>
    </message>
    <message>
        <source>The value of the header “{name}”</source>
        <translation>Der Wert des Headers „{name}“</translation>
    </message>
    <message>
        <source>This computer&apos;s trust store {place} cannot be read: {error}.</source>
        <extracomment>Where systems keep one file of all authorities, besides where OpenSSL was built to look.</extracomment>
        <translation>Der Zertifikatsspeicher {place} dieses Computers kann nicht gelesen werden: {error}.</translation>
    </message>
    <message>
        <source>Install the system&apos;s certificates again (on Debian: ca-certificates).</source>
        <translation>Installieren Sie die Zertifikate des Systems neu (unter Debian: ca-certificates).</translation>
    </message>
    <message>
        <source>The certificate file “{ca_file}” cannot be read: {strerror}.</source>
        <translation>Die Zertifikatsdatei „{ca_file}“ kann nicht gelesen werden: {strerror}.</translation>
    </message>
    <message>
        <source>Choose the file again, or remove it from the connection&apos;s settings.</source>
        <translation>Wählen Sie sie erneut, oder entfernen Sie sie aus den Einstellungen der Verbindung.</translation>
    </message>
    <message>
        <source>The connection was closed because its settings changed.</source>
        <extracomment>Seconds before a reading is asked again, at the most; by chance as little as half of it. Of the answers under way so many may be large: eight of 16 MB cost 250 MB before one is decoded. Within it whatever the HTTP library raises becomes an expected error.</extracomment>
        <translation>Die Verbindung wurde geschlossen, weil ihre Einstellungen geändert wurden.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The host name of the proxy in the preferences is not valid.</source>
        <translation>Der Hostname des Proxys in den Einstellungen ist nicht gültig.</translation>
    </message>
    <message>
        <source>Enter it again.</source>
        <translation>Geben Sie ihn erneut ein.</translation>
    </message>
    <message>
        <source>Check the address and the credentials. The server&apos;s reply to a sign-in is not kept.</source>
        <translation>Prüfen Sie Adresse und Zugangsdaten. Die Antwort des Servers auf eine Anmeldung wird nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>“{base}” is not an address.</source>
        <translation>„{base}“ ist keine Adresse.</translation>
    </message>
    <message>
        <source>Check the address.</source>
        <translation>Prüfen Sie die Adresse.</translation>
    </message>
    <message>
        <source>{host} answered in the encoding “{encoding}”, which was not asked for.</source>
        <extracomment>Several bodies of this size at once are a matter of memory. What IANA registers as content codings besides gzip. None was asked for, so none can be read. How a member of a gzip file begins (RFC 1952, 2.3.1).</extracomment>
        <translation>{host} antwortete in der Kodierung „{encoding}“, die nicht angefordert war.</translation>
    </message>
    <message>
        <source>Ask whoever runs the server: a proxy in front of it may alter its answers.</source>
        <translation>Fragen Sie den Betreiber des Servers: Ein vorgeschalteter Proxy verändert womöglich die Antworten.</translation>
    </message>
    <message>
        <source>The answer of {host} is larger than {max_body} MB.</source>
        <translation>Die Antwort von {host} ist größer als {max_body} MB.</translation>
    </message>
    <message>
        <source>No list of orders is that large: check what the server sends.</source>
        <translation>Keine Auftragsliste ist so groß: Prüfen Sie, was der Server sendet.</translation>
    </message>
    <message>
        <source>The answer of {host} was cut or damaged on its way.</source>
        <translation>Die Antwort von {host} wurde unterwegs abgeschnitten oder beschädigt.</translation>
    </message>
    <message>
        <source>Try again. A write is settled by reading the order again.</source>
        <translation>Versuchen Sie es erneut. Ein Schreibvorgang wird geklärt, indem der Auftrag neu gelesen wird.</translation>
    </message>
    <message>
        <source>Check the proxy in the preferences, or connect without it.</source>
        <extracomment>Shopify is said to send decimals (&quot;2.0&quot;), which RFC 9110 does not have. No wait longer than this is believed (a Retry-After of 99999999999 was seen in the field). A sign-in that is not there or has ended; 419 is what PHP frameworks answer to an ended session. A server that checks it last may have saved a write before (measured): only reading tells.</extracomment>
        <translation>Prüfen Sie den Proxy in den Einstellungen, oder verbinden Sie ohne ihn.</translation>
    </message>
    <message>
        <source>Check the address and the headers.</source>
        <translation>Prüfen Sie die Adresse und die Header.</translation>
    </message>
    <message>
        <source>The request could not be built.</source>
        <translation>Die Anfrage konnte nicht erstellt werden.</translation>
    </message>
    <message>
        <source>The proxy did not connect to {host}.</source>
        <translation>Der Proxy hat keine Verbindung zu {host} hergestellt.</translation>
    </message>
    <message>
        <source>{there} did not accept the connection in time.</source>
        <translation>{there} hat die Verbindung nicht rechtzeitig angenommen.</translation>
    </message>
    <message>
        <source>Check the address, the network and any firewall.</source>
        <translation>Prüfen Sie die Adresse, das Netz und eine etwaige Firewall.</translation>
    </message>
    <message>
        <source>Too many requests to {host} are waiting already.</source>
        <translation>Es warten schon zu viele Anfragen an {host}.</translation>
    </message>
    <message>
        <source>Wait for the running job to end.</source>
        <translation>Warten Sie, bis der laufende Job endet.</translation>
    </message>
    <message>
        <source>The connection to {host} broke before the answer was complete.</source>
        <translation>Die Verbindung zu {host} brach ab, bevor die Antwort vollständig war.</translation>
    </message>
    <message>
        <source>{host} did not answer in time.</source>
        <translation>{host} hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>Try again later. A write is settled by reading the order again.</source>
        <translation>Versuchen Sie es später erneut. Ein Schreibvorgang wird geklärt, indem der Auftrag neu gelesen wird.</translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation>Keine Antwort (Zeitüberschreitung)</translation>
    </message>
    <message>
        <source>The proxy {proxy}</source>
        <translation>Der Proxy {proxy}</translation>
    </message>
    <message>
        <source>verification failed</source>
        <translation>Prüfung fehlgeschlagen</translation>
    </message>
    <message>
        <source>{host} uses a certificate that this computer does not trust: {reason}.</source>
        <translation>{host} verwendet ein Zertifikat, dem dieser Computer nicht vertraut: {reason}.</translation>
    </message>
    <message>
        <source>No secure connection to {host}: it does not support TLS as required.</source>
        <translation>Keine sichere Verbindung zu {host}: Der Server unterstützt TLS nicht wie verlangt.</translation>
    </message>
    <message>
        <source>Check the address: https needs a server that supports TLS 1.2 or newer at that port.</source>
        <translation>Prüfen Sie die Adresse: https braucht an diesem Port einen Server, der TLS 1.2 oder neuer unterstützt.</translation>
    </message>
    <message>
        <source>{there} refused the connection or is not running.</source>
        <translation>{there} hat die Verbindung abgelehnt oder läuft nicht.</translation>
    </message>
    <message>
        <source>{netloc} answers with a redirect that gives no address.</source>
        <translation>{netloc} antwortet mit einer Weiterleitung, die keine Adresse nennt.</translation>
    </message>
    <message>
        <source>{host} reports an internal error (HTTP {code}).</source>
        <translation>{host} meldet einen internen Fehler (HTTP {code}).</translation>
    </message>
    <message>
        <source>It is not sent again; reading the order again settles it.</source>
        <translation>Er wird nicht erneut gesendet; das Lesen des Auftrags klärt es.</translation>
    </message>
    <message>
        <source> and asks to wait {span}</source>
        <translation> und bittet um eine Wartezeit ({span})</translation>
    </message>
    <message>
        <source>Check the address. A sign-in page, a maintenance page or a firewall may be in front of the API.</source>
        <translation>Prüfen Sie die Adresse. Vor der API steht vielleicht eine Anmeldeseite, eine Wartungsseite oder eine Firewall.</translation>
    </message>
    <message>
        <source>Have the server&apos;s certificate renewed, or add your company&apos;s certificate authority to this computer&apos;s trusted ones. The check cannot be switched off.</source>
        <translation>Lassen Sie das Zertifikat des Servers erneuern, oder fügen Sie die Zertifizierungsstelle Ihrer Firma zu den vertrauten dieses Computers hinzu. Die Prüfung lässt sich nicht abschalten.</translation>
    </message>
    <message>
        <source>There is no host named {value}.</source>
        <translation>Es gibt keinen Host namens {value}.</translation>
    </message>
    <message>
        <source>Check the address for typing errors, and the network.</source>
        <translation>Prüfen Sie die Adresse auf Tippfehler, und das Netz.</translation>
    </message>
    <message>
        <source>Check the address and port, the network, and whether the server runs.</source>
        <translation>Prüfen Sie Adresse und Port, das Netz, und ob der Server läuft.</translation>
    </message>
    <message>
        <source>{netloc} answers with a redirect to another page of the same site.</source>
        <translation>{netloc} antwortet mit einer Weiterleitung auf eine andere Seite derselben Adresse.</translation>
    </message>
    <message>
        <source>{netloc} answers with a redirect to {place}.</source>
        <translation>{netloc} antwortet mit einer Weiterleitung nach {place}.</translation>
    </message>
    <message>
        <source>Redirects are never followed, so that nothing is sent elsewhere. If the other address is yours, enter it exactly.</source>
        <translation>Weiterleitungen wird nie gefolgt, damit nichts anderswohin gesendet wird. Wenn die andere Adresse Ihre ist, geben Sie sie genau so ein.</translation>
    </message>
    <message>
        <source>{host} refused the sign-in (HTTP {code}).</source>
        <extracomment>A token is renewed so long before its end, so that no request carries one that just ended.</extracomment>
        <translation>{host} hat die Anmeldung abgelehnt (HTTP {code}).</translation>
    </message>
    <message>
        <source>Check the credentials and enter them again.</source>
        <translation>Prüfen Sie die Zugangsdaten und geben Sie sie erneut ein.</translation>
    </message>
    <message>
        <source>{host} does not permit this (HTTP 403).</source>
        <translation>{host} erlaubt das nicht (HTTP 403).</translation>
    </message>
    <message>
        <source>Check the rights of these credentials. A firewall in front of the server may also answer like this.</source>
        <translation>Prüfen Sie die Rechte dieser Zugangsdaten; auch eine Firewall vor dem Server kann so antworten.</translation>
    </message>
    <message>
        <source>Try again later. If this persists, ask whoever runs the server.</source>
        <translation>Versuchen Sie es später erneut. Bleibt der Fehler, fragen Sie den Betreiber des Servers.</translation>
    </message>
    <message>
        <source>There is no such API at this address on {host} (HTTP {code}).</source>
        <translation>Unter dieser Adresse gibt es auf {host} keine solche API (HTTP {code}).</translation>
    </message>
    <message>
        <source>{host} refused the request (HTTP {code}).</source>
        <translation>{host} hat die Anfrage abgelehnt (HTTP {code}).</translation>
    </message>
    <message>
        <source> “{page}”</source>
        <translation> „{page}“</translation>
    </message>
    <message>
        <source>Something in front of {host} answered with a web page{named} (HTTP 403).</source>
        <translation>Etwas vor {host} hat mit einer Webseite{named} geantwortet (HTTP 403).</translation>
    </message>
    <message>
        <source>The credentials may be right. A firewall or security plugin may block this computer&apos;s address: ask whoever runs the host to allow it to reach the API.</source>
        <translation>Das sagt nichts über die Zugangsdaten. Eine Firewall oder ein Sicherheits-Plugin sperrt vielleicht die Adresse dieses Computers: Der Betreiber des Hosts muss sie zur API durchlassen.</translation>
    </message>
    <message>
        <source>{host} no longer accepted the sign-in (HTTP {status}), so it is not known whether it saved the status.</source>
        <translation>{host} nahm die Anmeldung nicht mehr an (HTTP {status}); ob der Status gespeichert wurde, ist daher unbekannt.</translation>
    </message>
    <message>
        <source>Sign-in ended</source>
        <translation>Anmeldung abgelaufen</translation>
    </message>
    <message>
        <source>{host} takes no more requests now (HTTP {code}){asked}.</source>
        <translation>{host} nimmt gerade keine Anfragen mehr an (HTTP {code}){asked}.</translation>
    </message>
    <message>
        <source>{host} is under maintenance or overloaded (HTTP {code}){asked}.</source>
        <translation>{host} wird gewartet oder ist überlastet (HTTP {code}){asked}.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>The answer of {host} is too large: {reason}.</source>
        <translation>Die Antwort von {host} ist zu groß: {reason}.</translation>
    </message>
    <message>
        <source>{host} answered in XML; orders are read in JSON only.</source>
        <translation>{host} hat in XML geantwortet; Aufträge werden nur in JSON gelesen.</translation>
    </message>
    <message>
        <source>{host} printed a message into its answer: {words}</source>
        <translation>{host} hat eine Meldung in seine Antwort geschrieben: {words}</translation>
    </message>
    <message>
        <source>Ask whoever runs the shop to correct the plugin or theme that the message names, or to switch PHP&apos;s display_errors off.</source>
        <translation>Bitten Sie den Betreiber des Shops, das in der Meldung genannte Plugin oder Theme zu berichtigen oder display_errors von PHP auszuschalten.</translation>
    </message>
    <message>
        <source>{host} answered with a web page instead of data (HTTP {status}).</source>
        <translation>{host} antwortete mit einer Webseite statt mit Daten (HTTP {status}).</translation>
    </message>
    <message>
        <source>The answer of {host} is not valid JSON: {reason}.</source>
        <translation>Die Antwort von {host} ist kein gültiges JSON: {reason}.</translation>
    </message>
    <message>
        <source>Try again. If this persists, a plugin or proxy may alter or cut off the answer: see the details.</source>
        <translation>Versuchen Sie es erneut. Bleibt der Fehler, verändert oder kürzt vielleicht ein Plugin oder Proxy die Antwort: siehe Details.</translation>
    </message>
    <message>
        <source>Shop reached</source>
        <translation>Shop erreicht</translation>
    </message>
    <message>
        <source>Magento REST API</source>
        <translation>Magento REST-API</translation>
    </message>
    <message>
        <source>The address is that of a Magento shop.</source>
        <translation>Die Adresse ist die eines Magento-Shops.</translation>
    </message>
    <message>
        <source>The shop accepts the sign-in.</source>
        <translation>Der Shop nimmt die Anmeldung an.</translation>
    </message>
    <message>
        <source>Set the clock that is wrong; the shop refuses signatures of more than 10 minutes ahead.</source>
        <translation>Stellen Sie die falsch gehende Uhr; der Shop lehnt Signaturen ab, die mehr als 10 Minuten vorgehen.</translation>
    </message>
    <message numerus="yes">
        <source>The shop lists {n:,} order.</source>
        <comment>The shop lists {n:,} orders.</comment>
        <translation>
            <numerusform>Der Shop listet {n:,} Auftrag auf.</numerusform>
            <numerusform>Der Shop listet {n:,} Aufträge auf.</numerusform>
        </translation>
    </message>
    <message>
        <source>The integration may comment, hold, end holds and cancel (tested with order 0, which does not exist; nothing was changed).</source>
        <translation>Die Integration darf kommentieren, anhalten, das Anhalten beenden und stornieren (geprüft mit Auftrag 0, den es nicht gibt; es wurde nichts geändert).</translation>
    </message>
    <message>
        <source>{base} (encrypted)</source>
        <translation>{base} (verschlüsselt)</translation>
    </message>
    <message>
        <source>{base} is not encrypted: others on the network can read the orders. Use https:// if the shop supports it.</source>
        <translation>{base} ist nicht verschlüsselt: Andere auf dem Weg können die Aufträge lesen. Verwenden Sie https://, wenn der Shop es hat.</translation>
    </message>
    <message>
        <source>The shop lists no order that could be read.</source>
        <translation>Der Shop listet keinen Auftrag auf, der gelesen werden konnte.</translation>
    </message>
    <message>
        <source>The shop no longer has this order.</source>
        <translation>Der Shop hat diesen Auftrag nicht mehr.</translation>
    </message>
    <message>
        <source>Order {order_id} has no “{name}”: Magento leaves a value out that is NULL in its database. Other orders may have one.</source>
        <translation>Auftrag {order_id} hat kein „{name}“: Magento lässt einen Wert weg, der in seiner Datenbank NULL ist. Andere Aufträge haben vielleicht einen.</translation>
    </message>
    <message>
        <source>The field “{status_field}” is not written.</source>
        <translation>Das Feld „{status_field}“ wird nicht geschrieben.</translation>
    </message>
    <message>
        <source>The integration lacks {rights}.</source>
        <translation>Der Integration fehlen Rechte: {rights}.</translation>
    </message>
    <message>
        <source>The address answers.</source>
        <extracomment>Seconds of difference between the clocks that no shop minds. One line, asked for when those before it are told.</extracomment>
        <translation>Die Adresse antwortet.</translation>
    </message>
    <message>
        <source>Something in front of the shop asks for a separate sign-in.</source>
        <translation>Etwas vor dem Shop verlangt eine eigene Anmeldung.</translation>
    </message>
    <message>
        <source>Magento admin: System, Extensions, Integrations, the integration, once it is active.</source>
        <extracomment>Every store view lists all orders (measured on 2.4.6); ``store_id`` says whose they are.</extracomment>
        <translation>Magento-Admin: System, Extensions, Integrations, die Integration, sobald sie aktiv ist.</translation>
    </message>
    <message>
        <source>Shop address</source>
        <extracomment>Standard plans: 40 REST requests at once and 2 a second; 100 GraphQL points a second (facts sheet 1.4). How many points are there at once is told by each answer; here as many as the dearest query may cost, 1,000. A page is asked of both APIs, whose fields stand side by side.</extracomment>
        <translation>Adresse des Shops</translation>
    </message>
    <message>
        <source>The shop&apos;s base URL exactly as in its admin under Stores, Configuration, General, Web; without /admin and /rest. It is a part of what is signed.</source>
        <translation>Die Basis-URL des Shops genau wie in seinem Admin unter Stores, Configuration, General, Web; ohne /admin und /rest. Sie ist ein Teil dessen, was signiert wird.</translation>
    </message>
    <message>
        <source>Integration (OAuth 1.0a)</source>
        <translation>Integration (OAuth 1.0a)</translation>
    </message>
    <message>
        <source>Consumer key</source>
        <translation>Consumer Key</translation>
    </message>
    <message>
        <source>Consumer secret</source>
        <translation>Consumer Secret</translation>
    </message>
    <message>
        <source>Access token secret</source>
        <translation>Secret des Zugriffstokens</translation>
    </message>
    <message>
        <source>Works with every shop as it is installed. The integration needs, under API, Sales, Operations, Orders with all actions.</source>
        <translation>Funktioniert mit jedem Shop, wie er installiert ist. Die Integration braucht unter API Sales, Operations, Orders mit allen Aktionen.</translation>
    </message>
    <message>
        <source>Access token alone (bearer)</source>
        <translation>Nur Zugriffstoken (Bearer)</translation>
    </message>
    <message>
        <source>Off by default. The shop allows it under Stores, Configuration, Services, OAuth, Consumer Settings, “Allow OAuth Access Tokens to be used as standalone Bearer tokens”, or with bin/magento config:set oauth/consumer/enable_integration_as_bearer 1.</source>
        <translation>Standardmäßig abgeschaltet. Der Shop erlaubt es unter Stores, Configuration, Services, OAuth, Consumer Settings, „Allow OAuth Access Tokens to be used as standalone Bearer tokens“, oder mit bin/magento config:set oauth/consumer/enable_integration_as_bearer 1.</translation>
    </message>
    <message>
        <source>Order status</source>
        <translation>Auftragsstatus</translation>
    </message>
    <message>
        <source>an entry in the order&apos;s history; “holded” and “canceled” are actions of the shop, and cancelling frees stock and cannot be undone</source>
        <translation>ein Eintrag im Verlauf des Auftrags; „holded“ und „canceled“ sind Aktionen des Shops, und Stornieren gibt Bestand frei und kann nicht rückgängig gemacht werden</translation>
    </message>
    <message>
        <source>Order state (workflow)</source>
        <translation>Zustand des Auftrags (Ablauf)</translation>
    </message>
    <message>
        <source>none stated for orders; the number of requests at once adapts to how fast the shop answers</source>
        <translation>für Aufträge keine genannt; die Zahl gleichzeitiger Anfragen passt sich der Antwortzeit des Shops an</translation>
    </message>
    <message>
        <source>Numbers separated by commas, for example 1,3; empty for all. A store view lists the orders of every store; with this, only those of the given ids are read. The id is in the address of the store view&apos;s page in Stores, All Stores.</source>
        <translation>Zahlen, durch Kommas getrennt, zum Beispiel 1,3; leer für alle. Eine Store View listet die Aufträge aller Stores auf; hiermit werden nur die der genannten IDs gelesen. Die ID steht in der Adresse der Seite der Store View unter Stores, All Stores.</translation>
    </message>
    <message>
        <source>Store view</source>
        <translation>Store View</translation>
    </message>
    <message>
        <source>The code of a store view from Stores, All Stores, or “all”.</source>
        <translation>Der Code einer Store View aus Stores, All Stores, oder „all“.</translation>
    </message>
    <message>
        <source>Only orders of store view ids</source>
        <translation>Nur Aufträge der Store-View-IDs</translation>
    </message>
    <message>
        <source>Requests are signed with OAuth 1.0a, so no secret itself is sent; a bearer token is never sent unencrypted.</source>
        <translation>Anfragen werden mit OAuth 1.0a signiert, deshalb wird kein Geheimnis selbst gesendet; ein Bearer-Token wird nie unverschlüsselt gesendet.</translation>
    </message>
    <message>
        <source>This answer is not from Magento: something in front of the shop asks for a separate sign-in, for example the password of a test shop.</source>
        <translation>Diese Antwort kommt nicht von Magento: Etwas vor dem Shop verlangt eine eigene Anmeldung, zum Beispiel das Passwort eines Test-Shops.</translation>
    </message>
    <message>
        <source>Check that the address is the shop&apos;s base URL, without /admin and /rest, that the store view is spelled as in Stores, All Stores (or “all”), and that the shop is Magento 2; a shop without URL rewrites needs index.php/ at the end of its address.</source>
        <translation>Prüfen Sie, ob die Adresse die Basis-URL des Shops ist, ohne /admin und /rest, ob die Store View geschrieben ist wie in Stores, All Stores (oder „all“), und ob der Shop Magento 2 ist; ein Shop ohne URL-Umschreibung braucht index.php/ am Ende seiner Adresse.</translation>
    </message>
    <message>
        <source>{host} is under maintenance or overloaded.</source>
        <translation>{host} wird gewartet oder ist überlastet.</translation>
    </message>
    <message>
        <source>Try again later; whoever runs the shop ends its maintenance mode with bin/magento maintenance:disable.</source>
        <translation>Versuchen Sie es später erneut. Der Betreiber des Shops beendet den Wartungsmodus mit bin/magento maintenance:disable.</translation>
    </message>
    <message>
        <source>The shop gives this answer when the store view does not exist: enter “all”, or the code from Stores, All Stores.</source>
        <extracomment>How the lookup of an order names its key in &quot;No such entity with %fieldName = %fieldValue&quot;. How 2.4.6 answers to a store view that it has not (measured).</extracomment>
        <translation>So antwortet der Shop, wenn es die Store View nicht gibt: Geben Sie „all“ oder den Code aus Stores, All Stores ein.</translation>
    </message>
    <message>
        <source>{host} refused the address of the request.</source>
        <translation>{host} hat die Adresse der Anfrage abgelehnt.</translation>
    </message>
    <message>
        <source>{host} does not accept this sign-in.</source>
        <translation>{host} nimmt diese Anmeldung nicht an.</translation>
    </message>
    <message>
        <source>Try again later. Whoever runs the shop finds the cause in its log, under the number in this message.</source>
        <translation>Versuchen Sie es später erneut. Der Betreiber des Shops findet die Ursache in dessen Log, unter der Nummer in dieser Meldung.</translation>
    </message>
    <message>
        <source>{host} refused the request (HTTP {status}): {words}</source>
        <translation>{host} hat die Anfrage abgelehnt (HTTP {status}): {words}</translation>
    </message>
    <message>
        <source>“{view}” is not the code of a store view.</source>
        <extracomment>``status`` is the code that shops name themselves, ``state`` the fixed workflow behind it. A list that goes on for no more pages than so is not worth finding its end first.</extracomment>
        <translation>„{view}“ ist nicht der Code einer Store View.</translation>
    </message>
    <message>
        <source>Enter “all”, or the code from Stores, All Stores: letters, digits and “_”.</source>
        <translation>Geben Sie „all“ ein, oder den Code aus Stores, All Stores: Buchstaben, Ziffern und „_“.</translation>
    </message>
    <message>
        <source>“{text}” is not a store view id.</source>
        <translation>„{text}“ ist keine Store-View-ID.</translation>
    </message>
    <message>
        <source>Enter the ids of the store views, separated by commas, for example 1,3.</source>
        <translation>Geben Sie die IDs der Store Views durch Kommas getrennt ein, zum Beispiel 1,3.</translation>
    </message>
    <message>
        <source>A cache in front of the shop may ignore the request&apos;s parameters: exclude /rest/ from caching.</source>
        <translation>Ein Cache vor dem Shop ignoriert vielleicht die Parameter der Anfrage: Nehmen Sie /rest/ vom Caching aus.</translation>
    </message>
    <message>
        <source>{host} lists orders again that it listed before.</source>
        <extracomment>How often a list without order is gone through while orders come and go. The engine asks singly for a known order that no pass shows. Of a range: how many orders the whole list has up to its end. How many orders lay behind those of the last page that was in the order of ids.</extracomment>
        <translation>{host} listet Aufträge erneut auf, die es schon aufgelistet hat.</translation>
    </message>
    <message>
        <source>{host} answered with {describe} where a list of orders with their total was expected.</source>
        <translation>Antwort von {host}: {describe}; erwartet wurde eine Liste von Aufträgen mit ihrer Gesamtzahl.</translation>
    </message>
    <message>
        <source>Check the address; an extension may alter the answer.</source>
        <translation>Prüfen Sie die Adresse; eine Erweiterung verändert vielleicht die Antwort.</translation>
    </message>
    <message>
        <source>An empty status would set the order&apos;s status to NULL on older shops and hide the order from the shop&apos;s own list (magento2#34180). This program never writes it.</source>
        <extracomment>``sales_order.status`` is a varchar(32) (M2 Sales/etc/db_schema.xml). Whether a longer one is cut or ends in an error depends on the database&apos;s settings (UNSURE), so none is sent.</extracomment>
        <translation>Ein leerer Status würde in älteren Shops den Status des Auftrags auf NULL setzen und den Auftrag in der Liste des Shops verbergen (magento2#34180). Dieses Programm schreibt ihn nie.</translation>
    </message>
    <message>
        <source>“closed” belongs to orders with a credit memo. This program moves no money: make the credit memo in the shop&apos;s admin.</source>
        <translation>„closed“ gehört zu Aufträgen mit einer Gutschrift. Dieses Programm bewegt kein Geld: Erstellen Sie die Gutschrift im Admin des Shops.</translation>
    </message>
    <message>
        <source>Magento keeps no characters beyond U+FFFF, such as emoji: it would save “?” for each.</source>
        <extracomment>The word for a status that names an order otherwise than what it is. The database&apos;s columns are utf8mb3 (measured on 2.4.6: every other character became &quot;?&quot;).</extracomment>
        <translation>Magento behält keine Zeichen jenseits von U+FFFF, etwa Emoji: Für jedes würde „?“ gespeichert.</translation>
    </message>
    <message>
        <source>an entry without text in the order&apos;s history; the customer gets no e-mail; staff may get one if the shop sends copies of order comments as separate e-mails</source>
        <translation>ein Eintrag ohne Text im Verlauf des Auftrags; der Kunde erhält keine E-Mail; Mitarbeiter erhalten vielleicht eine, wenn der Shop Kopien von Kommentaren als eigene E-Mails verschickt</translation>
    </message>
    <message>
        <source>ends the hold, which brings back the status from before the hold; the order is checked first, and nothing is sent if that would be another status</source>
        <translation>beendet das Anhalten, wodurch der Status von vorher zurückkehrt; der Auftrag wird zuerst geprüft, und es wird nichts gesendet, wenn das ein anderer Status wäre</translation>
    </message>
    <message>
        <source>the order stays cancelled: stock does not change, and it cannot be cancelled again; only the status shown changes, so it looks like an open order</source>
        <translation>der Auftrag bleibt storniert: Der Bestand ändert sich nicht, und er kann nicht erneut storniert werden; nur der angezeigte Status ändert sich, sodass er wie ein offener Auftrag aussieht</translation>
    </message>
    <message>
        <source>the order stays closed, fully refunded; only the status shown changes, so it looks like an open order</source>
        <translation>der Auftrag bleibt geschlossen, voll erstattet; nur der angezeigte Status ändert sich, sodass er wie ein offener Auftrag aussieht</translation>
    </message>
    <message>
        <source>the order stays complete, invoiced and shipped; only the status shown changes, so it looks like an open order</source>
        <translation>der Auftrag bleibt abgeschlossen, berechnet und versandt; nur der angezeigte Status ändert sich, sodass er wie ein offener Auftrag aussieht</translation>
    </message>
    <message>
        <source>the order&apos;s state does not change</source>
        <translation>der Zustand (state) des Auftrags ändert sich nicht</translation>
    </message>
    <message>
        <source>in this shop, orders in state {state} have this status, and others too; only the status shown changes, and what its name says is not carried out</source>
        <translation>in diesem Shop haben Aufträge im Zustand {state} diesen Status, andere aber auch; es ändert sich nur der angezeigte Status, und was sein Name sagt, wird nicht ausgeführt</translation>
    </message>
    <message>
        <source>shows the order as complete; nothing is invoiced or shipped</source>
        <translation>zeigt den Auftrag als abgeschlossen; es wird nichts berechnet oder versandt</translation>
    </message>
    <message>
        <source>puts the order on hold: it can be neither invoiced, shipped nor cancelled until the hold is ended</source>
        <translation>hält den Auftrag an: Er kann weder berechnet, versandt noch storniert werden, bis das Anhalten beendet ist</translation>
    </message>
    <message>
        <source>cancels the order, which cannot be undone: reserved stock is freed, and an open payment authorisation is ended where the payment method can</source>
        <translation>storniert den Auftrag, was nicht rückgängig gemacht werden kann: Reservierter Bestand wird frei, und eine offene Zahlungsautorisierung wird beendet, wo die Zahlungsart es kann</translation>
    </message>
    <message>
        <source>the shop then shows it as “{name}”</source>
        <translation>der Shop zeigt ihn dann als „{name}“</translation>
    </message>
    <message>
        <source>the shop&apos;s cron cancels an order that can be cancelled and keeps this status for longer than its setting “Pending Payment Order Lifetime”</source>
        <translation>der Cron des Shops storniert einen stornierbaren Auftrag, der diesen Status länger behält, als die Einstellung „Pending Payment Order Lifetime“ angibt</translation>
    </message>
    <message>
        <source>“state” is Magento&apos;s own workflow: it follows from invoices, shipments, credit memos, holds and cancellations, and is not written. Compare the field “status” to write.</source>
        <translation>„state“ ist Magentos eigener Ablauf: Er folgt aus Rechnungen, Lieferungen, Gutschriften, Anhalten und Stornierungen und wird nicht geschrieben. Vergleichen Sie zum Schreiben das Feld „status“.</translation>
    </message>
    <message>
        <source>Three causes look alike here. The token is wrong or was withdrawn: in {integration}, compare it and see that the integration is active. The token is used as a bearer token, which shops do not allow by default: choose OAuth, or allow it in Stores, Configuration, Services, OAuth, Consumer Settings. The integration lacks a right: under API, give it Sales, Operations, Orders with all actions, and activate it again.</source>
        <extracomment>Bad token, bearer use switched off and a right that is missing look the same (facts sheet 2.6).</extracomment>
        <translation>Drei Ursachen sehen hier gleich aus. Das Token ist falsch oder wurde zurückgezogen: Vergleichen Sie es in {integration} und sehen Sie nach, ob die Integration aktiv ist. Das Token wird als Bearer-Token verwendet, was Shops standardmäßig nicht erlauben: Wählen Sie OAuth, oder erlauben Sie es in Stores, Configuration, Services, OAuth, Consumer Settings. Der Integration fehlt ein Recht: Geben Sie ihr unter API Sales, Operations, Orders mit allen Aktionen und aktivieren Sie sie neu.</translation>
    </message>
    <message>
        <source>Enter both secrets again, and enter the address exactly as in the shop&apos;s Stores, Configuration, Web, Base URL (http or https, with or without www): it is a part of what is signed.</source>
        <translation>Geben Sie beide Geheimnisse erneut ein, und die Adresse genau wie in Stores, Configuration, Web, Base URL des Shops (http oder https, mit oder ohne www): Sie ist ein Teil dessen, was signiert wird.</translation>
    </message>
    <message>
        <source>In {integration}, under API, give the integration this right (Sales, Operations, Orders with all actions), and activate it again. An integration that is not active gets the same answer, and so does a bearer token that the shop does not allow.</source>
        <extracomment>A named right is missing; an inactive integration and a bearer token that is not allowed are answered alike (measured on 2.4.6).</extracomment>
        <translation>Geben Sie der Integration in {integration} unter API dieses Recht (Sales, Operations, Orders mit allen Aktionen) und aktivieren Sie sie neu. Dieselbe Antwort erhält eine Integration, die nicht aktiv ist, und ein Bearer-Token, das der Shop nicht erlaubt.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is ahead of the shop&apos;s: set one of the two. A clock that is behind is accepted.</source>
        <translation>Die Uhr dieses Computers geht gegenüber der des Shops vor: Stellen Sie eine der beiden. Eine nachgehende Uhr wird angenommen.</translation>
    </message>
    <message>
        <source>This shop&apos;s version does not accept HMAC-SHA256 signatures. Use a bearer token if the shop allows it.</source>
        <translation>Die Version dieses Shops nimmt keine HMAC-SHA256-Signaturen an. Verwenden Sie ein Bearer-Token, wenn der Shop es erlaubt.</translation>
    </message>
    <message>
        <source>The shop received the same request twice and ignored the second one: a proxy may repeat requests. Try again.</source>
        <translation>Der Shop erhielt dieselbe Anfrage zweimal und ignorierte die zweite: Vielleicht wiederholt ein Proxy Anfragen. Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The shop refuses the time of the request: set this computer&apos;s clock, or the shop&apos;s.</source>
        <translation>Der Shop lehnt die Zeit der Anfrage ab: Stellen Sie die Uhr dieses Computers, oder die des Shops.</translation>
    </message>
    <message>
        <source>Enter the access token again, from {integration}. Activating an integration anew makes new tokens, and the old ones end.</source>
        <translation>Geben Sie das Zugriffstoken erneut ein, aus {integration}. Eine Integration neu zu aktivieren erzeugt neue Token, und die alten enden.</translation>
    </message>
    <message>
        <source>Enter the consumer key again, from {integration}, and see that the integration is active there.</source>
        <translation>Geben Sie den Consumer Key erneut ein, aus {integration}, und sehen Sie nach, ob die Integration dort aktiv ist.</translation>
    </message>
    <message>
        <source>A proxy in front of the shop may remove the Authorization header: check its settings.</source>
        <translation>Ein Proxy vor dem Shop entfernt vielleicht den Authorization-Header: Prüfen Sie seine Einstellungen.</translation>
    </message>
    <message>
        <source>Only an open order that is not on hold yet can be put on hold.</source>
        <extracomment>Their own actions lead to these; as a name they only repair one.</extracomment>
        <translation>Nur ein offener Auftrag, der noch nicht angehalten ist, kann angehalten werden.</translation>
    </message>
    <message>
        <source>“{order_id}” is not an order id of this shop: nothing was sent.</source>
        <translation>„{order_id}“ ist keine Auftrags-ID dieses Shops: Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>{platform} accepts texts, not a {json_type}: nothing was sent.</source>
        <translation>{platform} nimmt nur Texte an; dieser Wert ist vom JSON-Typ {json_type}: Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Shops from 2.4.8 on accept only a status that is assigned to the order&apos;s present state (Stores, Settings, Order Status); 2.4.7 accepts no change of status at all.</source>
        <translation>Shops ab 2.4.8 nehmen nur einen Status an, der dem aktuellen Zustand des Auftrags zugeordnet ist (Stores, Settings, Order Status); 2.4.7 nimmt gar keine Änderung des Status an.</translation>
    </message>
    <message>
        <source>A hold can be ended only for an order that is on hold.</source>
        <translation>Nur bei einem angehaltenen Auftrag lässt sich das Anhalten beenden.</translation>
    </message>
    <message>
        <source>An order that is on hold, invoiced or finished cannot be cancelled.</source>
        <translation>Ein angehaltener, berechneter oder abgeschlossener Auftrag kann nicht storniert werden.</translation>
    </message>
    <message>
        <source>Magento&apos;s order ids (entity_id) are whole numbers; the number that people see (increment_id) is another one.</source>
        <translation>Auftrags-IDs von Magento (entity_id) sind ganze Zahlen; die Nummer, die Menschen sehen (increment_id), ist eine andere.</translation>
    </message>
    <message>
        <source>This program does not write this status in this way: nothing was sent.</source>
        <translation>Dieses Programm schreibt diesen Status nicht auf diese Weise: Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Refresh and plan again.</source>
        <translation>Aktualisieren Sie, dann planen Sie neu.</translation>
    </message>
    <message>
        <source>Status not writable</source>
        <translation>Status nicht schreibbar</translation>
    </message>
    <message>
        <source>{host} answered about another order.</source>
        <translation>{host} antwortete über einen anderen Auftrag.</translation>
    </message>
    <message>
        <source>Ending the hold leads back to “{before}”, not to the wanted status: nothing was sent.</source>
        <translation>Das Anhalten zu beenden führt zurück zu „{before}“, nicht zum gewünschten Status: Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>End the hold in the shop&apos;s admin, refresh, and plan again.</source>
        <translation>Beenden Sie das Anhalten im Admin des Shops, aktualisieren Sie und planen Sie neu.</translation>
    </message>
    <message>
        <source>Not possible for this order</source>
        <translation>Für diesen Auftrag nicht möglich</translation>
    </message>
    <message>
        <source>The order is in state “{state}”; only the status shown would become “{wanted}”: nothing was sent.</source>
        <translation>Der Auftrag ist im Zustand „{state}“; nur der angezeigte Status würde „{wanted}“: Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>The shop refused this: {words}</source>
        <translation>Der Shop hat das abgelehnt: {words}</translation>
    </message>
    <message>
        <source>The shop&apos;s answer is not understood: {problem}.</source>
        <translation>Die Antwort des Shops ist nicht verständlich: {problem}.</translation>
    </message>
    <message>
        <source>The shop did not cancel the order.</source>
        <translation>Der Shop hat den Auftrag nicht storniert.</translation>
    </message>
    <message>
        <source>The shop answered with {describe} where true was expected.</source>
        <translation>Antwort des Shops: {describe}; erwartet wurde true.</translation>
    </message>
    <message>
        <source>Its status cannot be read: {error}.</source>
        <translation>Sein Status kann nicht gelesen werden: {error}.</translation>
    </message>
    <message>
        <source>The address must begin with https://, otherwise {what} would be sent unencrypted.</source>
        <extracomment>Makes the channel to one base address of the store&apos;s origin.</extracomment>
        <translation>Die Adresse muss mit https:// beginnen: {what} würde lesbar übertragen.</translation>
    </message>
    <message>
        <source>Enter the address with https://.</source>
        <translation>Geben Sie die Adresse mit https:// ein.</translation>
    </message>
    <message>
        <source>the order names these keys more than once: {names}</source>
        <translation>der Auftrag nennt diese Schlüssel mehr als einmal: {names}</translation>
    </message>
    <message>
        <source>there was {describe}, which is not a status</source>
        <translation>dort stand {describe}, das ist kein Status</translation>
    </message>
    <message>
        <source>{host} did not answer with order {order_id}.</source>
        <extracomment>A shop has few statuses, and each is made once. Longer ones are made each time they are met: a status of 1 MB is not kept. Digits of a number that a counter can hold; more are nonsense. A database&apos;s id has at most 20 digits (64 bits); a text of 70,000 would not fit an address.</extracomment>
        <translation>{host} hat nicht mit Auftrag {order_id} geantwortet.</translation>
    </message>
    <message>
        <source>The order at position {position:,} of the list cannot be read: {reason}</source>
        <translation>Der Auftrag an Position {position:,} der Liste kann nicht gelesen werden: {reason}</translation>
    </message>
    <message>
        <source>{host} says that its list has {total:,} orders, but sent {count:,}. No order is reported as missing because of this.</source>
        <translation>{host} nennt {total:,} Aufträge in der Liste, hat aber nur {count:,} gesendet. Deshalb gilt kein Auftrag als fehlend.</translation>
    </message>
    <message>
        <source>None of the {rows:,} entries that {host} sent has a usable order id: {found}.</source>
        <translation>Keiner der {rows:,} von {host} gesendeten Einträge hat eine verwendbare Auftrags-ID: {found}.</translation>
    </message>
    <message>
        <source>A plugin may alter the answer: check the shop&apos;s API.</source>
        <translation>Ein Plugin verändert vielleicht die Antwort: Prüfen Sie die API des Shops.</translation>
    </message>
    <message>
        <source>A plugin or proxy may alter the answer: see details.</source>
        <translation>Ein Plugin oder Proxy verändert vielleicht die Antwort: siehe Details.</translation>
    </message>
    <message>
        <source>Refresh again. If this persists, a plugin or a missing right hides orders from this account.</source>
        <translation>Aktualisieren Sie erneut. Bleibt es so, verbirgt ein Plugin oder ein fehlendes Recht Aufträge vor diesem Konto.</translation>
    </message>
    <message>
        <source>The server</source>
        <extracomment>Waits from here on are announced, and broken off when their job is cancelled. A shorter sleep could be none at all on a clock that counts microseconds. Own waits after a 429 that names none. &quot;Wait until something changes&quot;. The turn this task had last: ``learn`` and ``spent`` speak of it.</extracomment>
        <translation>Der Server</translation>
    </message>
    <message>
        <source>The server limits requests</source>
        <translation>Der Server begrenzt die Anfragen</translation>
    </message>
    <message>
        <source>{host} asks to wait</source>
        <translation>{host} bittet zu warten</translation>
    </message>
    <message>
        <source>{host} asks to wait another {span}; nothing was sent.</source>
        <translation>{host} bittet, noch {span} zu warten; es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Known: {known}.</source>
        <translation>Bekannt: {known}.</translation>
    </message>
    <message>
        <source>Other, by profile</source>
        <translation>Andere, nach Profil</translation>
    </message>
    <message>
        <source>As the profile says</source>
        <translation>Wie das Profil sagt</translation>
    </message>
    <message>
        <source>What the profile&apos;s status pointer finds</source>
        <translation>Was der Status-Pointer des Profils findet</translation>
    </message>
    <message>
        <source>The profile&apos;s paths are appended to it.</source>
        <translation>An sie werden die Pfade des Profils angehängt.</translation>
    </message>
    <message>
        <source>depends on the shop; written only if the profile has [write]</source>
        <translation>hängt vom Shop ab; geschrieben nur, wenn das Profil [write] hat</translation>
    </message>
    <message>
        <source>those of the shop; paging, changed-since and reading single orders as the profile describes</source>
        <translation>die des Shops; Seiten, Geändert-seit und einzelnes Lesen wie im Profil beschrieben</translation>
    </message>
    <message>
        <source>Profile (TOML)</source>
        <translation>Profil (TOML)</translation>
    </message>
    <message>
        <source>Which requests list, read and write orders. The help page on profiles explains it, and “designo-sync profile check” tests it.</source>
        <translation>Welche Anfragen Aufträge auflisten, lesen und schreiben. Die Hilfeseite über Profile erklärt es, und „designo-sync profile check“ prüft es.</translation>
    </message>
    <message>
        <source>the credentials</source>
        <translation>die Zugangsdaten</translation>
    </message>
    <message>
        <source>Orders listed</source>
        <translation>Aufträge aufgelistet</translation>
    </message>
    <message numerus="yes">
        <source>The first page contains {n:,} order.</source>
        <comment>The first page contains {n:,} orders.</comment>
        <translation>
            <numerusform>Die erste Seite enthält {n:,} Auftrag.</numerusform>
            <numerusform>Die erste Seite enthält {n:,} Aufträge.</numerusform>
        </translation>
    </message>
    <message>
        <source>Order {order_id} was read by itself.</source>
        <translation>Auftrag {order_id} wurde einzeln gelesen.</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>{written} Not tried: a test changes nothing.</source>
        <translation>{written} Nicht versucht: Eine Prüfung ändert nichts.</translation>
    </message>
    <message>
        <source>Statuses</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>{unread} of them have a status that cannot be read.</source>
        <translation>{unread} davon haben einen Status, der nicht gelesen werden kann.</translation>
    </message>
    <message>
        <source>One order read</source>
        <translation>Ein Auftrag gelesen</translation>
    </message>
    <message>
        <source>The profile can write.</source>
        <translation>Das Profil kann schreiben.</translation>
    </message>
    <message>
        <source>The profile has no [write].</source>
        <translation>Das Profil hat kein [write].</translation>
    </message>
    <message>
        <source>An id or a status of “.” or “..” cannot be part of a path: nothing was sent.</source>
        <translation>Eine ID oder ein Status „.“ oder „..“ kann nicht Teil eines Pfads sein: Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Let the profile send it in the query or in the body, if the shop accepts it there.</source>
        <translation>Lassen Sie das Profil den Wert in der Query oder im Body senden, wenn der Shop ihn dort annimmt.</translation>
    </message>
    <message>
        <source>XML cannot contain one of the characters: nothing was sent.</source>
        <translation>XML kann eines der Zeichen nicht aufnehmen: Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Let the profile send it in the query, if the shop accepts it there.</source>
        <translation>Lassen Sie das Profil den Wert in der Query senden, wenn der Shop ihn dort annimmt.</translation>
    </message>
    <message>
        <source>the key of the order, which the profile&apos;s requests name it by</source>
        <extracomment>Orders whose last answer is kept; no run has so many between reading and write.</extracomment>
        <translation>den Schlüssel des Auftrags, mit dem die Anfragen des Profils ihn nennen</translation>
    </message>
    <message>
        <source>a key that no other order has</source>
        <translation>einen Schlüssel, den kein anderer Auftrag hat</translation>
    </message>
    <message>
        <source>Another reading showed another status of the order meanwhile: nothing was sent.</source>
        <translation>Beim erneuten Lesen hatte der Auftrag inzwischen einen anderen Status: Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>a text or a number at “{pointer}”</source>
        <translation>einen Text oder eine Zahl bei „{pointer}“</translation>
    </message>
    <message>
        <source>a status</source>
        <translation>einen Status</translation>
    </message>
    <message>
        <source>The answer about the order does not contain {what}: nothing was sent.</source>
        <translation>Die Antwort zum Auftrag enthält nicht {what}: Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Status or order not usable</source>
        <translation>Status oder Auftrag nicht verwendbar</translation>
    </message>
    <message>
        <source>The example&apos;s address is not the one that was confirmed.</source>
        <translation>Die Adresse des Beispiels ist nicht die bestätigte.</translation>
    </message>
    <message>
        <source>Nothing was sent. Confirm the host, or give another example.</source>
        <translation>Es wurde nichts gesendet. Bestätigen Sie den Host, oder geben Sie ein anderes Beispiel.</translation>
    </message>
    <message>
        <source>“{name}”</source>
        <translation>„{name}“</translation>
    </message>
    <message>
        <source>Correct the read profile, or ask whoever runs that API whether its answers changed.</source>
        <extracomment>A longer text fits no address. A database&apos;s number has at most 20 digits. Digits in quotes only as a number is written.</extracomment>
        <translation>Korrigieren Sie das Leseprofil, oder fragen Sie, wer jene API betreibt, ob sich ihre Antworten geändert haben.</translation>
    </message>
    <message>
        <source>there was no store code</source>
        <translation>dort stand kein Store-Code</translation>
    </message>
    <message>
        <source>there was an id of {n:,} characters</source>
        <translation>dort stand eine ID mit {n:,} Zeichen</translation>
    </message>
    <message>
        <source>there was {describe}, but id.type is “{id_type}”</source>
        <translation>dort stand {describe}, id.type ist aber „{id_type}“</translation>
    </message>
    <message>
        <source>{found}. The answer says: {words}</source>
        <translation>{found}. Die Antwort sagt: {words}</translation>
    </message>
    <message>
        <source>The read profile&apos;s pointer {key} “{pointer}” does not fit: {found}.</source>
        <translation>Der Pointer {key} „{pointer}“ des Leseprofils passt nicht: {found}.</translation>
    </message>
    <message>
        <source>Read profile does not fit</source>
        <translation>Leseprofil passt nicht</translation>
    </message>
    <message>
        <source>there was {describe} where a list was expected</source>
        <translation>dort stand {describe}, erwartet wurde eine Liste</translation>
    </message>
    <message>
        <source>The list contains this order more than once, with different statuses.</source>
        <translation>Die Liste enthält diesen Auftrag mehr als einmal, mit verschiedenen Status.</translation>
    </message>
    <message>
        <source>there was {describe}</source>
        <translation>dort stand {describe}</translation>
    </message>
    <message>
        <source>{host} gives the same orders for two pages in a row.</source>
        <extracomment>Pages by number or offset: an order that comes or goes moves others to other pages. One link of a Link header and its parameters; a quoted one may hold commas and semicolons.</extracomment>
        <translation>{host} gibt für zwei Seiten hintereinander dieselben Aufträge.</translation>
    </message>
    <message>
        <source>Check [list.paging] of the read profile: the paging parameter has no effect.</source>
        <translation>Prüfen Sie [list.paging] des Leseprofils: Der Parameter für die Seiten hat keine Wirkung.</translation>
    </message>
    <message>
        <source>a number of {count} digits</source>
        <translation>eine Zahl mit {count} Ziffern</translation>
    </message>
    <message>
        <source>{host} repeated an earlier cursor: the list would never end.</source>
        <translation>{host} wiederholt einen früheren Cursor: Die Liste würde nie enden.</translation>
    </message>
    <message>
        <source>Check [list.paging] of the read profile.</source>
        <translation>Prüfen Sie [list.paging] des Leseprofils.</translation>
    </message>
    <message>
        <source>{host} points to a page that was read before.</source>
        <translation>{host} zeigt auf eine Seite, die schon gelesen wurde.</translation>
    </message>
    <message>
        <source>there was a text that cannot be sent in a request</source>
        <translation>dort stand ein Text, der in keiner Anfrage gesendet werden kann</translation>
    </message>
    <message>
        <source>Ask whoever runs the shop.</source>
        <translation>Fragen Sie den Betreiber des Shops.</translation>
    </message>
    <message>
        <source>The read profile&apos;s pointer list.paging.{key} “{pointer}” does not fit: {found}.</source>
        <translation>Der Pointer list.paging.{key} „{pointer}“ des Leseprofils passt nicht: {found}.</translation>
    </message>
    <message>
        <source>Correct the profile.</source>
        <translation>Korrigieren Sie das Profil.</translation>
    </message>
    <message>
        <source>The address of the list&apos;s next page is not the connection&apos;s address.</source>
        <translation>Die Adresse der nächsten Seite der Liste ist nicht die der Verbindung.</translation>
    </message>
    <message>
        <source>No request was sent to the other address. Enter the address that the shop itself gives.</source>
        <translation>An die andere Adresse wurde keine Anfrage gesendet. Geben Sie die Adresse ein, die der Shop selbst nennt.</translation>
    </message>
    <message>
        <source>The secret “{name}”</source>
        <translation>Das Geheimnis „{name}“</translation>
    </message>
    <message>
        <source>{host} refused the request.</source>
        <translation>{host} hat die Anfrage abgelehnt.</translation>
    </message>
    <message>
        <source>See the details, then check the credentials&apos; rights and the profile.</source>
        <translation>Siehe Details; prüfen Sie die Rechte der Zugangsdaten und das Profil.</translation>
    </message>
    <message>
        <source>Check the read profile and the rights of its credentials.</source>
        <translation>Prüfen Sie das Leseprofil und die Rechte seiner Zugangsdaten.</translation>
    </message>
    <message>
        <source>The list of {who} came back empty. No order is reported as missing because of this.</source>
        <translation>Die Liste von {who} kam leer zurück. Deshalb gilt kein Auftrag als fehlend.</translation>
    </message>
    <message>
        <source>{host} does not let these credentials read the order (HTTP {status}).</source>
        <translation>{host} lässt diese Zugangsdaten den Auftrag nicht lesen (HTTP {status}).</translation>
    </message>
    <message>
        <source>Check the rights of these credentials.</source>
        <translation>Prüfen Sie die Rechte dieser Zugangsdaten.</translation>
    </message>
    <message>
        <source>Its id cannot be part of a path.</source>
        <translation>Seine ID kann nicht Teil eines Pfads sein.</translation>
    </message>
    <message>
        <source>Its key is not known any more.</source>
        <translation>Sein Schlüssel ist nicht mehr bekannt.</translation>
    </message>
    <message>
        <source>{who} answered with an order of the store “{store_code}”.</source>
        <translation>{who} antwortete mit einem Auftrag des Stores „{store_code}“.</translation>
    </message>
    <message>
        <source>Asked for order {order_id}, {who} answered with another one.</source>
        <translation>Nach Auftrag {order_id} gefragt, antwortete {who} mit einem anderen.</translation>
    </message>
    <message>
        <source>Check [one] of the read profile: does its request name the order?</source>
        <translation>Prüfen Sie [one] des Leseprofils: Nennt seine Anfrage den Auftrag?</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} entry in the list of {who} could not be read: it may be this order.</source>
        <comment>{n:,} entries in the list of {who} could not be read: this order may be among them.</comment>
        <translation>
            <numerusform>{n:,} Eintrag in der Liste von {who} konnte nicht gelesen werden: Es kann dieser Auftrag sein.</numerusform>
            <numerusform>{n:,} Einträge in der Liste von {who} konnten nicht gelesen werden: Dieser Auftrag kann darunter sein.</numerusform>
        </translation>
    </message>
    <message>
        <source>the header “{header}”</source>
        <translation>dem Header „{header}“</translation>
    </message>
    <message>
        <source>the query entry “{name}”</source>
        <translation>dem Query-Eintrag „{name}“</translation>
    </message>
    <message>
        <source>the body</source>
        <translation>dem Body</translation>
    </message>
    <message>
        <source>The read profile sends it in {place}.</source>
        <translation>Das Leseprofil sendet es in {place}.</translation>
    </message>
    <message>
        <source>The shop&apos;s profile asks for it.</source>
        <translation>Das Profil des Shops verlangt es.</translation>
    </message>
    <message>
        <source>The token from the shop</source>
        <translation>Das Token vom Shop</translation>
    </message>
    <message>
        <source>At “{token}” there was {describe}, not a token.</source>
        <translation>Bei „{token}“ stand {describe}, kein Token.</translation>
    </message>
    <message>
        <source>{host} sent no token (HTTP {status}).</source>
        <translation>{host} hat kein Token gesendet (HTTP {status}).</translation>
    </message>
    <message>
        <source>Check the credentials, and [auth] of the profile.</source>
        <translation>Prüfen Sie die Zugangsdaten und [auth] des Profils.</translation>
    </message>
    <message>
        <source>The store&apos;s profile has no [write], so this store is only read.</source>
        <translation>Das Profil des Stores hat kein [write], deshalb wird dieser Store nur gelesen.</translation>
    </message>
    <message>
        <source>The profile writes texts, not a {json_type}</source>
        <translation>Das Profil schreibt nur Texte, und dieser Wert ist vom JSON-Typ {json_type}</translation>
    </message>
    <message>
        <source>The profile has no request for this status</source>
        <translation>Das Profil hat keine Anfrage für diesen Status</translation>
    </message>
    <message>
        <source>An empty id or status names nothing in the profile&apos;s path</source>
        <translation>Eine leere ID oder ein leerer Status benennt im Pfad des Profils nichts</translation>
    </message>
    <message>
        <source>The profile writes the status without quotes, and this one is no JSON without them</source>
        <translation>Das Profil schreibt den Status ohne Anführungszeichen, und dieser ist ohne sie kein JSON</translation>
    </message>
    <message>
        <source>It may become: {statuses}.</source>
        <translation>Möglich sind: {statuses}.</translation>
    </message>
    <message>
        <source>The shop refused this status.</source>
        <translation>Der Shop hat diesen Status abgelehnt.</translation>
    </message>
    <message>
        <source>The shop did not confirm the write.</source>
        <translation>Der Shop hat den Schreibvorgang nicht bestätigt.</translation>
    </message>
    <message>
        <source>The shop&apos;s answer contains no status where the profile expects it.</source>
        <translation>Die Antwort des Shops enthält keinen Status, wo das Profil ihn erwartet.</translation>
    </message>
    <message>
        <source>The profile writes {{{name}}} without quotes, and this one is no number</source>
        <translation>Das Profil schreibt {{{name}}} ohne Anführungszeichen, und dieser Wert ist keine Zahl</translation>
    </message>
    <message>
        <source>{why}: nothing was sent.</source>
        <translation>{why}: Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Correct the profile; the example profile that comes with this program explains each key.</source>
        <translation>Korrigieren Sie das Profil; das Beispielprofil, das mit diesem Programm kommt, erklärt jeden Schlüssel.</translation>
    </message>
    <message>
        <source>The profile is not valid TOML: {error}.</source>
        <translation>Das Profil ist kein gültiges TOML: {error}.</translation>
    </message>
    <message>
        <source>The profile contains a number that is too long.</source>
        <translation>Das Profil enthält eine zu lange Zahl.</translation>
    </message>
    <message>
        <source>Line {line}, key “{path}”: {what}.</source>
        <translation>Zeile {line}, Schlüssel „{path}“: {what}.</translation>
    </message>
    <message>
        <source>it must be a table</source>
        <translation>muss eine Tabelle sein</translation>
    </message>
    <message>
        <source>it must be a text</source>
        <translation>muss ein Text sein</translation>
    </message>
    <message>
        <source>it must be a whole number</source>
        <translation>muss eine ganze Zahl sein</translation>
    </message>
    <message>
        <source>it must be a whole number of 0 or more, and below 2^63</source>
        <translation>muss eine ganze Zahl ab 0 und unter 2^63 sein</translation>
    </message>
    <message>
        <source>it must be true or false</source>
        <translation>muss true oder false sein</translation>
    </message>
    <message>
        <source>it must be a text, a whole number below 2^63, or true or false</source>
        <translation>muss ein Text, eine ganze Zahl unter 2^63, true oder false sein</translation>
    </message>
    <message>
        <source>it must be a table of texts</source>
        <translation>muss eine Tabelle aus Texten sein</translation>
    </message>
    <message>
        <source>it is not a key of this table</source>
        <translation>ist kein Schlüssel dieser Tabelle</translation>
    </message>
    <message>
        <source>it is missing</source>
        <extracomment>JSON has no limit, but no status and no page needs more; Python refuses to write 4,300 digits.</extracomment>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>it must be one of {names}</source>
        <translation>möglich sind {names}</translation>
    </message>
    <message>
        <source>The profile is nested too deeply.</source>
        <translation>Das Profil ist zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>its token</source>
        <translation>sein Token</translation>
    </message>
    <message>
        <source>the example&apos;s credentials</source>
        <translation>die Zugangsdaten des Beispiels</translation>
    </message>
    <message>
        <source>{title} has no address.</source>
        <translation>{title} hat keine Adresse.</translation>
    </message>
    <message>
        <source>Credentials of {whose} are not stored: {missing}.</source>
        <extracomment>Scheme, host, port and private certificate authority: a store&apos;s own authority is trusted for no other store, even of the same origin.</extracomment>
        <translation>Zugangsdaten von {whose} sind nicht gespeichert: {missing}.</translation>
    </message>
    <message>
        <source>Enter them again in the connection&apos;s settings.</source>
        <extracomment>The name of the entry; no secret of a platform or profile can have it. Credentials handed over for one run, together with the settings of the moment.</extracomment>
        <translation>Geben Sie sie in den Einstellungen der Verbindung erneut ein.</translation>
    </message>
    <message>
        <source>Credentials missing</source>
        <translation>Zugangsdaten fehlen</translation>
    </message>
    <message>
        <source>Shopify Admin API</source>
        <translation>Shopify Admin API</translation>
    </message>
    <message>
        <source>API version</source>
        <translation>API-Version</translation>
    </message>
    <message>
        <source>Orders of any age</source>
        <translation>Aufträge jeden Alters</translation>
    </message>
    <message>
        <source>REST orders</source>
        <translation>REST-Aufträge</translation>
    </message>
    <message>
        <source>May change a status</source>
        <translation>Darf einen Status ändern</translation>
    </message>
    <message>
        <source>The address is that of the shop “{name}”.</source>
        <translation>Die Adresse ist die des Shops „{name}“.</translation>
    </message>
    <message>
        <source>The shop accepts the access token.</source>
        <translation>Der Shop nimmt das Zugriffstoken an.</translation>
    </message>
    <message>
        <source>Set this computer&apos;s clock.</source>
        <translation>Stellen Sie die Uhr dieses Computers.</translation>
    </message>
    <message>
        <source>Asked for {api_version}; the shop does not tell its own.</source>
        <translation>Nach {api_version} gefragt; der Shop nennt seine eigene nicht.</translation>
    </message>
    <message>
        <source>The shop answers in version {api_version}.</source>
        <translation>Der Shop antwortet in Version {api_version}.</translation>
    </message>
    <message>
        <source>The shop was asked for API version {api_version} but answered in {told}, which may spell statuses differently. Look for a newer version of this program.</source>
        <translation>Der Shop wurde nach API-Version {api_version} gefragt, antwortet aber in {told}, die Status vielleicht anders schreibt. Suchen Sie eine neuere Version dieses Programms.</translation>
    </message>
    <message>
        <source>They do not answer, so the REST spelling is not shown; the field {status_field} does not need them. {message}</source>
        <translation>Sie antworten nicht, deshalb wird die REST-Schreibweise nicht gezeigt; das Feld {status_field} braucht sie nicht. {message}</translation>
    </message>
    <message>
        <source>REST still answers: statuses are shown in DesignO&apos;s spelling.</source>
        <translation>REST antwortet noch: Status werden in der Schreibweise von DesignO gezeigt.</translation>
    </message>
    <message>
        <source>The order has no such field.</source>
        <translation>Der Auftrag hat kein solches Feld.</translation>
    </message>
    <message>
        <source>Choose another status field, for example {graph_fields}.</source>
        <translation>Wählen Sie ein anderes Statusfeld, zum Beispiel {graph_fields}.</translation>
    </message>
    <message>
        <source>“{name}” of order {order_id} is {shown}.</source>
        <translation>„{name}“ von Auftrag {order_id} ist {shown}.</translation>
    </message>
    <message>
        <source>“{status_field}” is compared only.</source>
        <translation>„{status_field}“ wird nur verglichen.</translation>
    </message>
    <message>
        <source>The app has the scope {scopes}; statuses change by Shopify&apos;s actions only.</source>
        <translation>Die App hat den Scope {scopes}; Status ändern sich nur durch Aktionen von Shopify.</translation>
    </message>
    <message>
        <source>The app may read orders of any age.</source>
        <translation>Die App darf Aufträge jeden Alters lesen.</translation>
    </message>
    <message>
        <source>Shopify gives this app the orders of the last 60 days only and does not say so; older ones count as not read. Ask for the scope {all_orders} (Dev Dashboard, the app, API access requests).</source>
        <translation>Shopify gibt dieser App nur die Aufträge der letzten 60 Tage und sagt es nicht; ältere gelten als nicht gelesen. Bitten Sie um den Scope {all_orders} (Dev Dashboard, die App, API access requests).</translation>
    </message>
    <message>
        <source>The address is that of a Shopify shop.</source>
        <translation>Die Adresse ist die eines Shopify-Shops.</translation>
    </message>
    <message>
        <source>Shopify&apos;s GraphQL API spells in capitals what its REST API and DesignO spell in small letters (PAID, paid). Choose the field {rest}, which is read through REST.</source>
        <translation>Die GraphQL-API von Shopify schreibt groß, was seine REST-API und DesignO klein schreiben (PAID, paid). Wählen Sie das Feld {rest}, das über REST gelesen wird.</translation>
    </message>
    <message>
        <source>The shop&apos;s own address, which ends in .myshopify.com; not the domain that customers see. Shopify admin: Settings, Domains.</source>
        <translation>Die eigene Adresse des Shops, die auf .myshopify.com endet; nicht die Domain, die Kunden sehen. Shopify-Admin: Settings, Domains.</translation>
    </message>
    <message>
        <source>Admin API access token</source>
        <translation>Zugriffstoken der Admin API</translation>
    </message>
    <message>
        <source>Shopify admin: Settings, Apps, Develop apps, the app, API credentials. It begins with shpat_ and is shown once.</source>
        <translation>Shopify-Admin: Settings, Apps, Develop apps, die App, API credentials. Es beginnt mit shpat_ und wird einmal gezeigt.</translation>
    </message>
    <message>
        <source>For apps made in the shop&apos;s admin; since January 2026 none can be made any more.</source>
        <translation>Für Apps, die im Admin des Shops erstellt wurden; seit Januar 2026 lassen sich dort keine neuen erstellen.</translation>
    </message>
    <message>
        <source>Client ID and secret</source>
        <translation>Client-ID und Secret</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>Client-ID</translation>
    </message>
    <message>
        <source>Dev Dashboard: the app, Settings.</source>
        <translation>Dev Dashboard: die App, Settings.</translation>
    </message>
    <message>
        <source>Client secret</source>
        <translation>Client Secret</translation>
    </message>
    <message>
        <source>Beside the client ID.</source>
        <translation>Neben der Client-ID.</translation>
    </message>
    <message>
        <source>For apps of the Dev Dashboard; app and shop must be of the same organisation. The tokens made with them end after a day and are renewed by themselves.</source>
        <translation>Für Apps des Dev Dashboard; App und Shop müssen zur selben Organisation gehören. Die damit ausgestellten Token gelten einen Tag und werden von selbst erneuert.</translation>
    </message>
    <message>
        <source>The app needs the scopes read_orders, and read_all_orders for orders older than 60 days; write_orders to mark as paid, archive and reopen; write_merchant_managed_fulfillment_orders to fulfil and to hold. Reading orders also needs access to protected customer data, which is asked for apart from the scopes.</source>
        <translation>Die App braucht die Scopes read_orders und, für Aufträge älter als 60 Tage, read_all_orders; write_orders, um als bezahlt zu markieren, zu archivieren und wieder zu öffnen; write_merchant_managed_fulfillment_orders, um zu versenden und anzuhalten. Aufträge zu lesen braucht außerdem Zugriff auf geschützte Kundendaten (protected customer data), der getrennt von den Scopes beantragt wird.</translation>
    </message>
    <message>
        <source>Payment status (REST, as DesignO stores it)</source>
        <translation>Zahlungsstatus (REST, wie DesignO ihn speichert)</translation>
    </message>
    <message>
        <source>“paid” records a payment of the outstanding amount, which cannot be taken back here</source>
        <translation>„paid“ verbucht eine Zahlung des offenen Betrags, die hier nicht zurückgenommen werden kann</translation>
    </message>
    <message>
        <source>Fulfilment status (REST)</source>
        <translation>Versandstatus (REST)</translation>
    </message>
    <message>
        <source>“fulfilled” fulfils everything still open and counts stock as shipped</source>
        <translation>„fulfilled“ versendet alles noch Offene und bucht den Bestand als versandt</translation>
    </message>
    <message>
        <source>Payment status (GraphQL)</source>
        <translation>Zahlungsstatus (GraphQL)</translation>
    </message>
    <message>
        <source>“PAID” records a payment of the outstanding amount, which cannot be taken back here</source>
        <translation>„PAID“ verbucht eine Zahlung des offenen Betrags, die hier nicht zurückgenommen werden kann</translation>
    </message>
    <message>
        <source>Fulfilment status (GraphQL)</source>
        <translation>Versandstatus (GraphQL)</translation>
    </message>
    <message>
        <source>“FULFILLED” fulfils everything still open; holds are set and ended</source>
        <translation>„FULFILLED“ versendet alles noch Offene; Aufträge werden angehalten oder wieder freigegeben</translation>
    </message>
    <message>
        <source>Archived, true or false (GraphQL)</source>
        <translation>Archiviert, true oder false (GraphQL)</translation>
    </message>
    <message>
        <source>archives or reopens the order</source>
        <translation>archiviert den Auftrag oder öffnet ihn wieder</translation>
    </message>
    <message>
        <source>Return status (GraphQL)</source>
        <translation>Rückgabestatus (GraphQL)</translation>
    </message>
    <message>
        <source>REST: 2 requests a second and 40 at once on standard plans; GraphQL: points, of which each answer tells how many are left</source>
        <translation>REST: 2 Anfragen je Sekunde und 40 auf einmal in Standard-Tarifen; GraphQL: Punkte, von denen jede Antwort sagt, wie viele übrig sind</translation>
    </message>
    <message>
        <source>This is no missing scope: orders are protected customer data. Ask for access to it in the Dev Dashboard or Partner Dashboard (the app, API access requests, Protected customer data access).</source>
        <translation>Das ist kein fehlender Scope: Aufträge sind geschützte Kundendaten (protected customer data). Beantragen Sie den Zugriff im Dev Dashboard oder Partner Dashboard (die App, API access requests, Protected customer data access).</translation>
    </message>
    <message>
        <source>Enter the token again, or sign in with client ID and secret, whose tokens are renewed by themselves. A token ends when the app is removed from the shop.</source>
        <translation>Geben Sie das Token erneut ein, oder melden Sie sich mit Client-ID und Secret an, deren Token von selbst erneuert werden. Ein Token endet, wenn die App aus dem Shop entfernt wird.</translation>
    </message>
    <message>
        <source>The shop is frozen or locked, usually because a Shopify bill is unpaid. Resolve this in the shop&apos;s admin.</source>
        <translation>Der Shop ist eingefroren oder gesperrt, meist wegen einer unbezahlten Shopify-Rechnung. Klären Sie das im Admin des Shops.</translation>
    </message>
    <message>
        <source>Shop not available</source>
        <translation>Shop nicht verfügbar</translation>
    </message>
    <message>
        <source>Check that the address is the shop&apos;s own one, which ends in .myshopify.com, and not the domain that customers see.</source>
        <translation>Prüfen Sie, ob die Adresse die eigene des Shops ist, die auf .myshopify.com endet, und nicht die Domain, die Kunden sehen.</translation>
    </message>
    <message>
        <source>See the details.</source>
        <translation>Siehe Details.</translation>
    </message>
    <message>
        <source>{host} does not accept the access token.</source>
        <translation>{host} nimmt das Zugriffstoken nicht an.</translation>
    </message>
    <message>
        <source>The shop {host} is not available (HTTP {status}).</source>
        <extracomment>Texts of an error answer that are looked at, and how deep within it: no shop gives more, and an answer nested deeper than Python&apos;s stack was an unexpected error.</extracomment>
        <translation>Der Shop {host} ist nicht verfügbar (HTTP {status}).</translation>
    </message>
    <message>
        <source>{host} does not permit this.</source>
        <extracomment>By the code inside a 200. None of them tells of a write by itself: where the error lies does.</extracomment>
        <translation>{host} erlaubt das nicht.</translation>
    </message>
    <message>
        <source>{host} refused the request (HTTP {status}).</source>
        <extracomment>A text of a row: fixed, or made of the answer. A definite no that the side gives a reason for.</extracomment>
        <translation>{host} hat die Anfrage abgelehnt (HTTP {status}).</translation>
    </message>
    <message>
        <source>{host} has no query points left for now.</source>
        <translation>{host} hat zurzeit keine Abfragepunkte mehr.</translation>
    </message>
    <message>
        <source>Enough will be available in {span}.</source>
        <translation>Wieder genug verfügbar in: {span}.</translation>
    </message>
    <message>
        <source>Try again later; other apps do not share these points.</source>
        <translation>Versuchen Sie es später erneut; andere Apps teilen diese Punkte nicht.</translation>
    </message>
    <message>
        <source>Report this: the program asks for too many orders at once.</source>
        <translation>Melden Sie das: Das Programm fragt zu viele Aufträge auf einmal ab.</translation>
    </message>
    <message>
        <source>Give the app the missing scope (Dev Dashboard, the app, Configuration, Access scopes), release that version and install it again in the shop.</source>
        <translation>Geben Sie der App den fehlenden Scope (Dev Dashboard, die App, Configuration, Access scopes), geben Sie jene Version frei und installieren Sie sie im Shop neu.</translation>
    </message>
    <message>
        <source>This no longer exists at {host}.</source>
        <translation>Das gibt es bei {host} nicht mehr.</translation>
    </message>
    <message>
        <source>The request is too large for {host}.</source>
        <translation>Die Anfrage ist für {host} zu groß.</translation>
    </message>
    <message>
        <source>{host} reports an internal error.</source>
        <translation>{host} meldet einen internen Fehler.</translation>
    </message>
    <message>
        <source>{host} does not understand the request. It says: {said}</source>
        <translation>{host} versteht die Anfrage nicht. Die Meldung lautet: {said}</translation>
    </message>
    <message>
        <source>Shopify&apos;s API may have changed: look for a newer version of this program.</source>
        <translation>Die API von Shopify hat sich vielleicht geändert: Suchen Sie eine neuere Version dieses Programms.</translation>
    </message>
    <message>
        <source>{host} sent only a part of the answer. It says: {said}</source>
        <translation>{host} hat nur einen Teil der Antwort gesendet. Die Meldung lautet: {said}</translation>
    </message>
    <message>
        <source>Shopify does not return this order. The app may not see orders older than 60 days (its scope {all_orders} is missing), so nothing is known about it.</source>
        <extracomment>Without this scope an app sees the orders of the last 60 days only (Shopify schema 2026-10).</extracomment>
        <translation>Shopify liefert diesen Auftrag nicht. Die App sieht vielleicht keine Aufträge, die älter als 60 Tage sind (ihr fehlt der Scope {all_orders}); über ihn ist daher nichts bekannt.</translation>
    </message>
    <message>
        <source>Shopify&apos;s REST API does not return this order, although GraphQL does: choose the status field displayFinancialStatus or displayFulfillmentStatus to read it.</source>
        <translation>Die REST-API von Shopify liefert diesen Auftrag nicht, GraphQL aber doch: Wählen Sie das Statusfeld displayFinancialStatus oder displayFulfillmentStatus, um ihn zu lesen.</translation>
    </message>
    <message>
        <source>Shopify&apos;s REST API does not return this order, and GraphQL could not be asked whether it exists.</source>
        <translation>Die REST-API von Shopify liefert diesen Auftrag nicht, und GraphQL konnte nicht gefragt werden, ob es ihn gibt.</translation>
    </message>
    <message>
        <source>{host} answered with orders that were not asked for.</source>
        <translation>{host} antwortete mit Aufträgen, nach denen nicht gefragt war.</translation>
    </message>
    <message>
        <source>Try again. If this persists, a proxy may alter the request.</source>
        <translation>Versuchen Sie es erneut. Bleibt der Fehler, verändert vielleicht ein Proxy die Anfrage.</translation>
    </message>
    <message>
        <source>ends every hold on the parcel; a warehouse may begin to ship it</source>
        <translation>beendet jedes Anhalten des Pakets; ein Lager beginnt vielleicht, es zu versenden</translation>
    </message>
    <message>
        <source>records a payment of the whole outstanding amount (or captures what was authorised); it cannot be taken back here, and Shopify may e-mail the customer</source>
        <translation>verbucht eine Zahlung des ganzen offenen Betrags (oder zieht das Autorisierte ein); das kann hier nicht zurückgenommen werden, und Shopify kann dem Kunden eine E-Mail senden</translation>
    </message>
    <message>
        <source>fulfils everything still open from its one location, without tracking and without Shopify&apos;s e-mail to the customer; stock counts as shipped</source>
        <translation>versendet alles noch Offene von seinem einen Standort, ohne Sendungsverfolgung und ohne E-Mail von Shopify an den Kunden; der Bestand gilt als versandt</translation>
    </message>
    <message>
        <source>puts the parcel on hold with the reason “other”; nobody is notified</source>
        <translation>hält das Paket mit dem Grund „other“ an; niemand wird benachrichtigt</translation>
    </message>
    <message>
        <source>archives the order, which leaves the list of open orders; nobody is notified</source>
        <translation>archiviert den Auftrag, der die Liste der offenen Aufträge verlässt; niemand wird benachrichtigt</translation>
    </message>
    <message>
        <source>takes the order out of the archive; nobody is notified</source>
        <translation>holt den Auftrag aus dem Archiv; niemand wird benachrichtigt</translation>
    </message>
    <message>
        <source>Shopify shows this when money moved. This program makes no refunds and no part payments.</source>
        <translation>Shopify zeigt das, wenn Geld geflossen ist. Dieses Programm nimmt keine Erstattungen und keine Teilzahlungen vor.</translation>
    </message>
    <message>
        <source>Shopify shows this while money is outstanding. A payment once recorded is not undone here.</source>
        <translation>Shopify zeigt das, solange Geld aussteht. Eine einmal verbuchte Zahlung wird hier nicht rückgängig gemacht.</translation>
    </message>
    <message>
        <source>Only a payment provider authorises a payment; no action of the shop does.</source>
        <translation>Nur ein Zahlungsanbieter autorisiert eine Zahlung; keine Aktion des Shops tut es.</translation>
    </message>
    <message>
        <source>Shopify shows this when an authorisation expired; no action leads to it.</source>
        <translation>Shopify zeigt das, wenn eine Autorisierung abgelaufen ist; keine Aktion führt dorthin.</translation>
    </message>
    <message>
        <source>A status does not say which lines were shipped: fulfil them in the admin.</source>
        <translation>Welche Positionen versandt wurden, sagt ein Status nicht: Versenden Sie sie im Admin.</translation>
    </message>
    <message>
        <source>Restocking is part of a cancellation or a refund, which cannot be undone.</source>
        <translation>Zurückbuchen des Bestands ist Teil einer Stornierung oder Erstattung, die nicht rückgängig gemacht werden kann.</translation>
    </message>
    <message>
        <source>A Shopify status cannot be written directly: it follows from payments and parcels, and no action of this program leads from the present value to the wanted one.</source>
        <translation>Ein Shopify-Status kann nicht direkt geschrieben werden: Er folgt aus Zahlungen und Paketen, und keine Aktion dieses Programms führt vom jetzigen Wert zum gewünschten.</translation>
    </message>
    <message>
        <source>This app may not change orders there: it needs the scope {scopes}. Add it in the Dev Dashboard and install the app again.</source>
        <translation>Diese App darf dort keine Aufträge ändern: Sie braucht den Scope {scopes}. Fügen Sie ihn im Dev Dashboard hinzu und installieren Sie die App neu.</translation>
    </message>
    <message>
        <source>Voiding cancels an authorised payment for good. This program never does it.</source>
        <translation>„Void“ hebt eine autorisierte Zahlung endgültig auf. Dieses Programm tut das nie.</translation>
    </message>
    <message>
        <source>Shopify works this status out by itself; no single action leads to it.</source>
        <translation>Shopify ermittelt diesen Status selbst; keine einzelne Aktion führt dorthin.</translation>
    </message>
    <message>
        <source>Shopify works “{field}” out from returns; this program makes none.</source>
        <translation>Shopify ermittelt „{field}“ aus Rückgaben; dieses Programm legt keine an.</translation>
    </message>
    <message>
        <source>The next page of {host} is at another address or has none: it was not requested.</source>
        <translation>Die nächste Seite von {host} liegt unter einer anderen Adresse oder hat keine: Sie wurde nicht angefragt.</translation>
    </message>
    <message>
        <source>Check that the address is the shop&apos;s own one, which ends in .myshopify.com.</source>
        <translation>Prüfen Sie, ob die Adresse die eigene des Shops ist, die auf .myshopify.com endet.</translation>
    </message>
    <message>
        <source>The answer of {host} does not say whether more orders follow.</source>
        <translation>Die Antwort von {host} sagt nicht, ob weitere Aufträge folgen.</translation>
    </message>
    <message>
        <source>{host} was asked for {count} orders, but its answer does not match.</source>
        <translation>{host} wurde nach {count} Aufträgen gefragt, aber die Antwort passt nicht dazu.</translation>
    </message>
    <message>
        <source>Check the address; a proxy may alter the answer.</source>
        <translation>Prüfen Sie die Adresse; ein Proxy verändert vielleicht die Antwort.</translation>
    </message>
    <message>
        <source>{advice} If Shopify has switched its REST API off for this app or shop, choose the status field {graph_fields}, which is read through GraphQL.</source>
        <translation>{advice} Wenn Shopify seine REST-API für diese App oder diesen Shop abgeschaltet hat, wählen Sie das Statusfeld {graph_fields}, das über GraphQL gelesen wird.</translation>
    </message>
    <message>
        <source>Client ID and secret are for an app and a shop of one organisation. Make the app in the Dev Dashboard of the shop&apos;s own organisation, or use an access token.</source>
        <translation>Client-ID und Secret gelten nur, wenn App und Shop zur selben Organisation gehören. Erstellen Sie die App im Dev Dashboard der Organisation des Shops, oder verwenden Sie ein Zugriffstoken.</translation>
    </message>
    <message>
        <source>Shopify issued no token: the app and the shop belong to different organisations.</source>
        <translation>Shopify hat kein Token ausgestellt: App und Shop gehören zu verschiedenen Organisationen.</translation>
    </message>
    <message>
        <source>Shopify issued no token: the app is not installed in this shop.</source>
        <translation>Shopify hat kein Token ausgestellt: Die App ist in diesem Shop nicht installiert.</translation>
    </message>
    <message>
        <source>Install it in the shop (Dev Dashboard, the app, Install), and check the shop&apos;s address. An app made in the shop&apos;s own admin has no client credentials: use its access token.</source>
        <translation>Installieren Sie sie im Shop (Dev Dashboard, die App, Install), und prüfen Sie die Adresse des Shops. Eine App, die im Admin des Shops erstellt wurde, hat keine Client-Zugangsdaten: Verwenden Sie ihr Zugriffstoken.</translation>
    </message>
    <message>
        <source>{host} answered the sign-in without a token.</source>
        <translation>{host} beantwortete die Anmeldung ohne Token.</translation>
    </message>
    <message>
        <source>Check the shop&apos;s address and the app.</source>
        <translation>Prüfen Sie die Adresse des Shops und die App.</translation>
    </message>
    <message>
        <source>{host} does not accept this client ID and secret (HTTP {status}).</source>
        <translation>{host} nimmt diese Client-ID und dieses Secret nicht an (HTTP {status}).</translation>
    </message>
    <message>
        <source>Copy both again from the Dev Dashboard, the app, Settings.</source>
        <translation>Kopieren Sie beide erneut aus dem Dev Dashboard, die App, Settings.</translation>
    </message>
    <message>
        <source>Check the shop&apos;s address; it ends in .myshopify.com.</source>
        <translation>Prüfen Sie die Adresse des Shops; sie endet auf .myshopify.com.</translation>
    </message>
    <message>
        <source>Shopify&apos;s order ids are whole numbers.</source>
        <extracomment>Fulfilment orders in these states need nothing more (Shopify schema 2026-10). What is asked of the order right before an action; every other one looks at its parcels.</extracomment>
        <translation>Auftrags-IDs von Shopify sind ganze Zahlen.</translation>
    </message>
    <message>
        <source>No action of Shopify leads to this status: nothing was sent.</source>
        <translation>Keine Aktion von Shopify führt zu diesem Status: Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>The shop says that it has no order {order_id}, or does not show it to this app.</source>
        <translation>Der Shop sagt, dass er keinen Auftrag {order_id} hat, oder zeigt ihn dieser App nicht.</translation>
    </message>
    <message>
        <source>The shop answered about another order.</source>
        <translation>Der Shop antwortete über einen anderen Auftrag.</translation>
    </message>
    <message>
        <source>The shop&apos;s answer does not say whether the action was carried out.</source>
        <translation>Die Antwort des Shops sagt nicht, ob die Aktion ausgeführt wurde.</translation>
    </message>
    <message>
        <source>No reason is given.</source>
        <translation>Kein Grund genannt.</translation>
    </message>
    <message>
        <source>Shopify does not let this order be marked as paid now.</source>
        <translation>Shopify lässt diesen Auftrag jetzt nicht als bezahlt kennzeichnen.</translation>
    </message>
    <message>
        <source>It may be paid, cancelled, or have a payment under way: look at it in the admin.</source>
        <translation>Er ist vielleicht bezahlt, storniert oder hat eine laufende Zahlung: Sehen Sie ihn sich im Admin an.</translation>
    </message>
    <message>
        <source>The order is already in this state, or Shopify does not say.</source>
        <translation>Der Auftrag ist bereits in diesem Zustand, oder Shopify gibt ihn nicht an.</translation>
    </message>
    <message>
        <source>This order ships from {count} locations, and each needs a request of its own; this program sends one request per write.</source>
        <translation>Dieser Auftrag wird von {count} Standorten versandt, und jeder braucht eine eigene Anfrage; dieses Programm sendet je Schreibvorgang eine.</translation>
    </message>
    <message>
        <source>This order has {count} open fulfilment orders, and each needs a request of its own; this program sends one request per write.</source>
        <translation>Dieser Auftrag hat {count} offene Versandaufträge, und jeder braucht eine eigene Anfrage; dieses Programm sendet je Schreibvorgang eine.</translation>
    </message>
    <message>
        <source>This order has more than 50 fulfilment orders, or does not say how many.</source>
        <translation>Dieser Auftrag hat mehr als 50 Versandaufträge oder sagt nicht, wie viele.</translation>
    </message>
    <message>
        <source>{field}: {reason}</source>
        <translation>{field}: {reason}</translation>
    </message>
    <message>
        <source>Carry it out in the shop&apos;s admin.</source>
        <translation>Führen Sie es im Admin des Shops aus.</translation>
    </message>
    <message>
        <source>Nothing of this order is left to fulfil.</source>
        <translation>Von diesem Auftrag ist nichts mehr zu versenden.</translation>
    </message>
    <message>
        <source>A part of this order cannot be fulfilled now: it is on hold, scheduled, or with a fulfilment service.</source>
        <translation>Ein Teil dieses Auftrags kann jetzt nicht versandt werden: Er ist angehalten, terminiert oder bei einem Versanddienst.</translation>
    </message>
    <message>
        <source>Fulfil it in the shop&apos;s admin.</source>
        <translation>Versenden Sie ihn im Admin des Shops.</translation>
    </message>
    <message>
        <source>Shopify does not offer this for the order now.</source>
        <translation>Shopify bietet das für den Auftrag jetzt nicht an.</translation>
    </message>
    <message>
        <source>Look at it in the shop&apos;s admin.</source>
        <translation>Sehen Sie ihn sich im Admin des Shops an.</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Kodierung</translation>
    </message>
    <message>
        <source>For CSV files. “auto” detects the delimiter.</source>
        <translation>Für CSV-Dateien. „auto“ erkennt das Trennzeichen.</translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation>Trennzeichen</translation>
    </message>
    <message>
        <source>do not use, but report</source>
        <translation>nicht übernehmen, aber melden</translation>
    </message>
    <message>
        <source>without the guard</source>
        <translation>ohne den Schutz</translation>
    </message>
    <message>
        <source>as they stand</source>
        <translation>so wie sie dastehen</translation>
    </message>
    <message>
        <source>orders, each once (an export)</source>
        <translation>Aufträge, jeder einmal (ein Export)</translation>
    </message>
    <message>
        <source>a log: the last row of an order counts</source>
        <translation>ein Protokoll: die letzte Zeile eines Auftrags zählt</translation>
    </message>
    <message>
        <source>the newest file</source>
        <translation>die neueste Datei</translation>
    </message>
    <message>
        <source>all files</source>
        <translation>alle Dateien</translation>
    </message>
    <message>
        <source>by the time of change</source>
        <translation>nach der Zeit der Änderung</translation>
    </message>
    <message>
        <source>by name (9 before 10)</source>
        <translation>nach dem Namen (9 vor 10)</translation>
    </message>
    <message>
        <source>File or folder</source>
        <translation>Datei oder Ordner</translation>
    </message>
    <message>
        <source>A CSV, XLSX or JSON Lines file, or a folder of them; read again at every refresh.</source>
        <translation>Eine CSV-, XLSX- oder JSON-Lines-Datei oder ein Ordner davon; bei jeder Aktualisierung neu gelesen.</translation>
    </message>
    <message>
        <source>Rows are</source>
        <translation>Zeilen sind</translation>
    </message>
    <message>
        <source>In a log the row with the latest time of change counts; without that column, the last row.</source>
        <translation>In einem Protokoll zählt die Zeile mit der spätesten Änderungszeit; ohne diese Spalte die letzte Zeile.</translation>
    </message>
    <message>
        <source>For CSV files. “auto” detects the encoding and says where it had to guess.</source>
        <translation>Für CSV-Dateien. „auto“ erkennt die Kodierung und sagt, wo geraten werden musste.</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Blatt</translation>
    </message>
    <message>
        <source>Of an XLSX file; empty for the first that is visible.</source>
        <translation>Einer XLSX-Datei; leer für das erste sichtbare.</translation>
    </message>
    <message>
        <source>Guarded order ids</source>
        <translation>Geschützte Auftrags-IDs</translation>
    </message>
    <message>
        <source>Ids that an export guards against spreadsheets, as &apos;1002, =&quot;1003&quot;, or blanks and tabs around: not taken, taken without the guard, or taken as they stand.</source>
        <translation>IDs, die ein Export vor Tabellenprogrammen schützt, etwa &apos;1002, =&quot;1003&quot; oder Leerzeichen und Tabulatoren außen: nicht übernehmen, ohne den Schutz oder so wie sie dastehen.</translation>
    </message>
    <message>
        <source>Of a folder</source>
        <translation>Aus einem Ordner</translation>
    </message>
    <message>
        <source>Subfolders, links, hidden files and temporary files are not read.</source>
        <translation>Unterordner, Verknüpfungen, versteckte und temporäre Dateien werden nicht gelesen.</translation>
    </message>
    <message>
        <source>Newest file</source>
        <translation>Neueste Datei</translation>
    </message>
    <message>
        <source>How the files of a folder are ordered.</source>
        <translation>Wie die Dateien eines Ordners geordnet werden.</translation>
    </message>
    <message>
        <source>File names</source>
        <translation>Dateinamen</translation>
    </message>
    <message>
        <source>Which files of a folder, as orders-*.csv; empty for all tables.</source>
        <translation>Welche Dateien eines Ordners, etwa orders-*.csv; leer für alle Tabellen.</translation>
    </message>
    <message>
        <source>Column: order id</source>
        <translation>Spalte: Auftrags-ID</translation>
    </message>
    <message>
        <source>The platform&apos;s id, as DesignO knows it.</source>
        <translation>Die ID der Plattform, wie DesignO sie kennt.</translation>
    </message>
    <message>
        <source>Column: order number</source>
        <translation>Spalte: Auftragsnummer</translation>
    </message>
    <message>
        <source>The number that people see; may be empty.</source>
        <translation>Die Nummer, die Menschen sehen; darf leer sein.</translation>
    </message>
    <message>
        <source>Needed where the export contains several stores.</source>
        <translation>Nötig, wo der Export mehrere Stores enthält.</translation>
    </message>
    <message>
        <source>The column that contains the status</source>
        <translation>Die Spalte, die den Status enthält</translation>
    </message>
    <message>
        <source>This side is read from an export file, so nothing can be written to it.</source>
        <translation>Diese Seite wird aus einer Exportdatei gelesen; dorthin kann nichts geschrieben werden.</translation>
    </message>
    <message>
        <source>Column: changed at</source>
        <translation>Spalte: geändert am</translation>
    </message>
    <message>
        <source>May be empty.</source>
        <translation>Darf leer sein.</translation>
    </message>
    <message>
        <source>Column: status</source>
        <extracomment>What is asked for an export of DesignO, which has no field of its own for the status column.</extracomment>
        <translation>Spalte: Status</translation>
    </message>
    <message>
        <source>The exact status.</source>
        <translation>Der exakte Status.</translation>
    </message>
    <message>
        <source>Column: store code</source>
        <translation>Spalte: Store-Code</translation>
    </message>
    <message>
        <source>CSV or XLSX export</source>
        <translation>CSV- oder XLSX-Export</translation>
    </message>
    <message>
        <source>No sign-in</source>
        <translation>Keine Anmeldung</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>No file is chosen.</source>
        <translation>Es ist keine Datei ausgewählt.</translation>
    </message>
    <message>
        <source>Choose the export.</source>
        <translation>Wählen Sie den Export.</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} line cannot be read.</source>
        <comment>{n:,} lines cannot be read.</comment>
        <translation>
            <numerusform>{n:,} Zeile ist nicht lesbar.</numerusform>
            <numerusform>{n:,} Zeilen sind nicht lesbar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export read</source>
        <translation>Export gelesen</translation>
    </message>
    <message numerus="yes">
        <source>It contains {n:,} order.</source>
        <comment>It contains {n:,} orders.</comment>
        <translation>
            <numerusform>Sie enthält {n:,} Auftrag.</numerusform>
            <numerusform>Sie enthält {n:,} Aufträge.</numerusform>
        </translation>
    </message>
    <message>
        <source>Read as {how}: {told}.</source>
        <translation>Gelesen als {how}: {told}.</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} order has no status that can be read: order {id}: {problem}</source>
        <comment>{n:,} orders have no status that can be read; the first is order {id}: {problem}</comment>
        <translation>
            <numerusform>{n:,} Auftrag hat keinen lesbaren Status: Auftrag {id}: {problem}</numerusform>
            <numerusform>{n:,} Aufträge haben keinen lesbaren Status; der erste ist Auftrag {id}: {problem}</numerusform>
        </translation>
    </message>
    <message>
        <source>Order ids</source>
        <translation>Auftrags-IDs</translation>
    </message>
    <message>
        <source>One of: {delimiters}.</source>
        <translation>Einer von: {delimiters}.</translation>
    </message>
    <message>
        <source>“{name}” is empty.</source>
        <translation>„{name}“ ist leer.</translation>
    </message>
    <message>
        <source>Export it again, with a header line.</source>
        <translation>Exportieren Sie ihn erneut, mit einer Kopfzeile.</translation>
    </message>
    <message>
        <source>Write the names of the columns into the first line.</source>
        <translation>Schreiben Sie die Namen der Spalten in die erste Zeile.</translation>
    </message>
    <message>
        <source>A log is read as UTF-8, or as UTF-16 with a byte order mark.</source>
        <translation>Ein Protokoll wird als UTF-8 gelesen, oder als UTF-16 mit Bytereihenfolge-Marke.</translation>
    </message>
    <message>
        <source>Choose the encoding “auto”.</source>
        <translation>Wählen Sie die Kodierung „auto“.</translation>
    </message>
    <message>
        <source>The first line of “{name}” is not a header in UTF-8.</source>
        <translation>Die erste Zeile von „{name}“ ist keine Kopfzeile in UTF-8.</translation>
    </message>
    <message>
        <source>“{name}” has no whole line yet.</source>
        <translation>„{name}“ hat noch keine ganze Zeile.</translation>
    </message>
    <message>
        <source>Its first line is the header, or a line of JSON; each ends with a line break.</source>
        <translation>Die erste Zeile ist die Kopfzeile oder eine Zeile JSON; jede endet mit einem Zeilenumbruch.</translation>
    </message>
    <message>
        <source>Empty file</source>
        <translation>Leere Datei</translation>
    </message>
    <message>
        <source>The header is not valid CSV: {error}.</source>
        <translation>Die Kopfzeile ist kein gültiges CSV: {error}.</translation>
    </message>
    <message>
        <source>In lines of JSON “{column}” is no column.</source>
        <translation>In JSON-Zeilen ist „{column}“ keine Spalte.</translation>
    </message>
    <message>
        <source>Name the key with a slash before it, as /order_id or /order/status.</source>
        <translation>Nennen Sie den Schlüssel mit einem Schrägstrich davor, etwa /order_id oder /order/status.</translation>
    </message>
    <message>
        <source>Western</source>
        <translation>Westeuropäisch</translation>
    </message>
    <message>
        <source>Cyrillic</source>
        <translation>Kyrillisch</translation>
    </message>
    <message>
        <source>Central European</source>
        <translation>Mitteleuropäisch</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Japanisch</translation>
    </message>
    <message>
        <source>Greek</source>
        <extracomment>Names as Python knows them, and what is written in them; empty for everything.</extracomment>
        <translation>Griechisch</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>Türkisch</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>Hebräisch</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>Arabisch</translation>
    </message>
    <message>
        <source>Baltic</source>
        <translation>Baltisch</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>Vietnamesisch</translation>
    </message>
    <message>
        <source>Chinese, simplified</source>
        <translation>Chinesisch, vereinfacht</translation>
    </message>
    <message>
        <source>Chinese, traditional</source>
        <translation>Chinesisch, traditionell</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>Koreanisch</translation>
    </message>
    <message>
        <source>“{encoding}” is not a known encoding.</source>
        <extracomment>Longer marks first: that of UTF-32 begins with that of UTF-16. What ``surrogateescape`` makes of a byte that is not UTF-8. Escapes of ISO-2022-JP, in which Japanese is written with seven bits.</extracomment>
        <translation>„{encoding}“ ist keine bekannte Kodierung.</translation>
    </message>
    <message>
        <source>One of: {encodings}.</source>
        <translation>Eine von: {encodings}.</translation>
    </message>
    <message>
        <source>The file has no byte order mark of {encoding}.</source>
        <translation>Die Datei hat keine Bytereihenfolge-Marke von {encoding}.</translation>
    </message>
    <message>
        <source>Choose utf-16-le or utf-16-be, or “auto”.</source>
        <translation>Wählen Sie utf-16-le oder utf-16-be, oder „auto“.</translation>
    </message>
    <message>
        <source>The file is not written in {encoding}: it breaks off at byte {byte} in line {line}.</source>
        <translation>Die Datei ist nicht in {encoding} geschrieben: Sie bricht bei Byte {byte} in Zeile {line} ab.</translation>
    </message>
    <message>
        <source>The file looks like UTF-16 without a byte order mark.</source>
        <translation>Die Datei sieht nach UTF-16 ohne Bytereihenfolge-Marke aus.</translation>
    </message>
    <message>
        <source>Choose the encoding {encoding}.</source>
        <translation>Wählen Sie die Kodierung {encoding}.</translation>
    </message>
    <message>
        <source>The file looks like ISO-2022-JP.</source>
        <translation>Die Datei sieht nach ISO-2022-JP aus.</translation>
    </message>
    <message>
        <source>The encoding of the file cannot be detected: byte {byte} in line {line} is neither UTF-8 nor Windows-1252.</source>
        <translation>Die Kodierung der Datei lässt sich nicht herausfinden: Byte {byte} in Zeile {line} ist weder UTF-8 noch Windows-1252.</translation>
    </message>
    <message>
        <source>The encoding of the file is a guess: it is not UTF-8, so it was read as Windows-1252. Values with letters beyond ASCII are not taken until you choose its encoding (cp1252, if they look right).</source>
        <translation>Die Kodierung der Datei ist eine Vermutung: Sie ist nicht UTF-8, also wurde sie als Windows-1252 gelesen. Werte mit Zeichen außerhalb von ASCII werden nicht übernommen, bis Sie die Kodierung wählen (cp1252, wenn sie richtig aussehen).</translation>
    </message>
    <message numerus="yes">
        <source>The file is UTF-8 but for one byte, byte {byte} in line {line}. The row with it is unreadable; if the file is not UTF-8, choose its encoding.</source>
        <comment>The file is UTF-8 but for {n:,} bytes, the first at byte {byte} in line {line}. Rows with such a byte are unreadable; if the file is not UTF-8, choose its encoding.</comment>
        <translation>
            <numerusform>Die Datei ist UTF-8 bis auf ein Byte, Byte {byte} in Zeile {line}. Die Zeile damit ist nicht lesbar; ist die Datei nicht UTF-8, wählen Sie ihre Kodierung.</numerusform>
            <numerusform>Die Datei ist UTF-8 bis auf {n:,} Bytes, das erste ist Byte {byte} in Zeile {line}. Zeilen mit einem solchen Byte sind nicht lesbar; ist die Datei nicht UTF-8, wählen Sie ihre Kodierung.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose another encoding, or “auto”.</source>
        <translation>Wählen Sie eine andere Kodierung, oder „auto“.</translation>
    </message>
    <message>
        <source>Encoding does not fit</source>
        <translation>Kodierung passt nicht</translation>
    </message>
    <message>
        <source>Choose its encoding, or export it as UTF-8.</source>
        <translation>Wählen Sie ihre Kodierung, oder exportieren Sie sie als UTF-8.</translation>
    </message>
    <message>
        <source>Encoding not known</source>
        <translation>Kodierung nicht bekannt</translation>
    </message>
    <message>
        <source>it has more than {n:,} columns</source>
        <extracomment>Rows between two notes of how far it is. What spreadsheet programs write before the header to name the delimiter. A line behind the last row: the mark, and what some systems fill the last block with.</extracomment>
        <translation>sie hat mehr als {n:,} Spalten</translation>
    </message>
    <message>
        <source>Choose its encoding, for example utf-16-le, or export it as UTF-8.</source>
        <translation>Wählen Sie ihre Kodierung, zum Beispiel utf-16-le, oder exportieren Sie als UTF-8.</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>{encoding}, guessed, delimiter {mark}</source>
        <translation>{encoding}, vermutet, Trennzeichen {mark}</translation>
    </message>
    <message>
        <source>{source}; asked singly</source>
        <translation>{source}; einzeln abgefragt</translation>
    </message>
    <message>
        <source>asked singly</source>
        <translation>einzeln abgefragt</translation>
    </message>
    <message>
        <source>{source} and others</source>
        <translation>{source} und andere</translation>
    </message>
    <message>
        <source>{source}, row {line}</source>
        <translation>{source}, Zeile {line}</translation>
    </message>
    <message>
        <source>{file} ({how}), column {column}</source>
        <translation>{file} ({how}), Spalte {column}</translation>
    </message>
    <message>
        <source>{source}, field {field}</source>
        <translation>{source}, Feld {field}</translation>
    </message>
    <message>
        <source>{request} ([{section}] of the read profile)</source>
        <translation>{request} ([{section}] des Leseprofils)</translation>
    </message>
    <message>
        <source>not in the complete list of {who}</source>
        <translation>nicht in der vollständigen Liste ({who})</translation>
    </message>
    <message>
        <source>{encoding}, delimiter {mark}</source>
        <translation>{encoding}, Trennzeichen {mark}</translation>
    </message>
    <message>
        <source>{encoding}, JSON Lines</source>
        <translation>{encoding}, JSON-Zeilen</translation>
    </message>
    <message>
        <source>its encoding is a guess; as {encoding} it would be “{shown}”</source>
        <translation>seine Kodierung ist eine Vermutung; als {encoding} wäre es „{shown}“</translation>
    </message>
    <message>
        <source>The header contains NUL characters: the file is not text in {encoding}.</source>
        <translation>Die Kopfzeile enthält NUL-Zeichen: Die Datei ist kein Text in {encoding}.</translation>
    </message>
    <message>
        <source>it contains the byte {byte} (hex), which is not UTF-8</source>
        <translation>er enthält das Byte {byte} (hex), das nicht UTF-8 ist</translation>
    </message>
    <message>
        <source>“{delimiter}” is not a delimiter.</source>
        <translation>„{delimiter}“ ist kein Trennzeichen.</translation>
    </message>
    <message>
        <source>the row that begins in line {line} has more than {n:,} characters; a quote may not be closed</source>
        <translation>die Zeile ab Zeile {line} hat mehr als {n:,} Zeichen; vielleicht ist ein Anführungszeichen nicht geschlossen</translation>
    </message>
    <message>
        <source>“{name}” is not valid CSV at line {line}: {error}.</source>
        <translation>„{name}“ ist in Zeile {line} kein gültiges CSV: {error}.</translation>
    </message>
    <message>
        <source>Export it again; do not edit it in a spreadsheet program.</source>
        <translation>Exportieren Sie sie erneut; bearbeiten Sie sie nicht in einer Tabellenkalkulation.</translation>
    </message>
    <message>
        <source>Not valid CSV</source>
        <translation>Kein gültiges CSV</translation>
    </message>
    <message>
        <source>the export file</source>
        <translation>die Exportdatei</translation>
    </message>
    <message>
        <source>the column of the order ids</source>
        <translation>die Spalte der Auftrags-IDs</translation>
    </message>
    <message>
        <source>the column of the statuses</source>
        <translation>die Spalte der Status</translation>
    </message>
    <message>
        <source>Not chosen: {what}.</source>
        <translation>Nicht gewählt: {what}.</translation>
    </message>
    <message>
        <source>“{text}” is none of the values of this setting.</source>
        <translation>„{text}“ ist keiner der Werte dieser Einstellung.</translation>
    </message>
    <message>
        <source>One of: {words}.</source>
        <translation>Möglich: {words}.</translation>
    </message>
    <message>
        <source>Choose it.</source>
        <translation>Bitte wählen.</translation>
    </message>
    <message>
        <source>“{name}” changed while it was read.</source>
        <translation>„{name}“ wurde geändert, während sie gelesen wurde.</translation>
    </message>
    <message>
        <source>Refresh again when it is complete.</source>
        <translation>Aktualisieren Sie erneut, wenn sie vollständig ist.</translation>
    </message>
    <message>
        <source>Its status cannot be read, like those of many other rows.</source>
        <translation>Sein Status ist nicht lesbar, wie der vieler anderer Zeilen.</translation>
    </message>
    <message>
        <source>its store code cannot be read</source>
        <extracomment>Seconds in an hour of a clock, which autumn repeats. A sender&apos;s clock may be so far ahead; a time without a zone also by the farthest zone. Bytes of an entry besides its texts.
----------
Bytes of a sentence that remembers its values. Of those that may still be left out; of every order it would cost as much as the order.</extracomment>
        <translation>ihr Store-Code ist nicht lesbar</translation>
    </message>
    <message>
        <source>The time of row {line} cannot be read, so its last row is not known.</source>
        <translation>Die Zeit von Zeile {line} ist nicht lesbar; die letzte Zeile des Auftrags ist deshalb nicht bekannt.</translation>
    </message>
    <message>
        <source>Some of its times name a zone and some do not, as in row {line}.</source>
        <translation>Einige seiner Zeiten nennen eine Zone und einige nicht, etwa in Zeile {line}.</translation>
    </message>
    <message>
        <source>Row {line} stands later and has the earlier time; the times name no zone, and clocks repeat an hour in autumn.</source>
        <translation>Zeile {line} steht später und hat die frühere Zeit; die Zeiten nennen keine Zone, und im Herbst wiederholt sich eine Stunde.</translation>
    </message>
    <message>
        <source>The time of its last row lies in the future: {time}.</source>
        <translation>Die Zeit seiner letzten Zeile liegt in der Zukunft: {time}.</translation>
    </message>
    <message>
        <source>Its status cannot be read: {problem}.</source>
        <translation>Sein Status kann nicht gelesen werden: {problem}.</translation>
    </message>
    <message>
        <source>it looks like a line of totals, not like an order</source>
        <extracomment>Bytes of a reading besides its own texts (measured: 370). So many rows show what the ids of a file look like. So many different values are kept once for all rows that hold them. Bytes of a status besides its text.</extracomment>
        <translation>sie sieht nach einer Summenzeile aus, nicht nach einem Auftrag</translation>
    </message>
    <message>
        <source>its digits after the 15th are all 0, as in every long id: a spreadsheet cut them</source>
        <translation>ihre Ziffern nach der 15. sind alle 0, wie in jeder langen ID: Ein Tabellenprogramm hat sie abgeschnitten</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} row has no status of its own and belongs to the order above it.</source>
        <comment>{n:,} rows have no status of their own and belong to the order above them.</comment>
        <translation>
            <numerusform>{n:,} Zeile hat keinen eigenen Status und gehört zum Auftrag darüber.</numerusform>
            <numerusform>{n:,} Zeilen haben keinen eigenen Status und gehören zum Auftrag darüber.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n:,} row has an order id that looks guarded against spreadsheets: {place}. It is not taken until the connection says whether the guard belongs to the id.</source>
        <comment>{n:,} rows have order ids that look guarded against spreadsheets; the first: {place}. They are not taken until the connection says whether the guard belongs to the id.</comment>
        <translation>
            <numerusform>{n:,} Zeile hat eine Auftrags-ID, die vor Tabellenprogrammen geschützt aussieht: {place}. Sie wird nicht übernommen, bis die Verbindung sagt, ob der Schutz zur ID gehört.</numerusform>
            <numerusform>{n:,} Zeilen haben Auftrags-IDs, die vor Tabellenprogrammen geschützt aussehen; die erste: {place}. Sie werden nicht übernommen, bis die Verbindung sagt, ob der Schutz zur ID gehört.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n:,} row names no order: {place}: {problem}.</source>
        <comment>{n:,} rows name no order; the first: {place}: {problem}.</comment>
        <translation>
            <numerusform>{n:,} Zeile nennt keinen Auftrag: {place}: {problem}.</numerusform>
            <numerusform>{n:,} Zeilen nennen keinen Auftrag; die erste: {place}: {problem}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The only row has no usable order id: {place}: {problem}.</source>
        <comment>None of {n:,} rows has a usable order id; the first: {place}: {problem}.</comment>
        <translation>
            <numerusform>Die einzige Zeile hat keine verwendbare Auftrags-ID: {place}: {problem}.</numerusform>
            <numerusform>Keine von {n:,} Zeilen hat eine verwendbare Auftrags-ID; die erste: {place}: {problem}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose in the connection how guarded order ids are treated.</source>
        <translation>Wählen Sie in der Verbindung, wie geschützte Auftrags-IDs behandelt werden.</translation>
    </message>
    <message>
        <source>Choose another column, or export it again without a spreadsheet program.</source>
        <translation>Wählen Sie eine andere Spalte, oder exportieren Sie neu ohne Tabellenprogramm.</translation>
    </message>
    <message>
        <source>No usable order id</source>
        <translation>Keine verwendbare Auftrags-ID</translation>
    </message>
    <message>
        <source>every row</source>
        <translation>jede Zeile</translation>
    </message>
    <message>
        <source>row {line}</source>
        <translation>Zeile {line}</translation>
    </message>
    <message>
        <source>row {line}, “{id}”</source>
        <translation>Zeile {line}, „{id}“</translation>
    </message>
    <message>
        <source>one that cannot be read</source>
        <translation>einem, der nicht gelesen werden kann</translation>
    </message>
    <message>
        <source>The export names this order more than once, with “{visible}” and {other}.</source>
        <translation>Der Export nennt diesen Auftrag mehr als einmal, mit „{visible}“ und {other}.</translation>
    </message>
    <message>
        <source>The export does not say which store an order belongs to.</source>
        <translation>Der Export sagt nicht, zu welchem Store ein Auftrag gehört.</translation>
    </message>
    <message>
        <source>Name the column of the store codes, or refresh one store alone.</source>
        <translation>Nennen Sie die Spalte der Store-Codes, oder aktualisieren Sie einen Store allein.</translation>
    </message>
    <message>
        <source>The export or log does not contain this order.</source>
        <translation>Der Export oder das Protokoll enthält diesen Auftrag nicht.</translation>
    </message>
    <message>
        <source>it cannot be read: {error}</source>
        <extracomment>An export of 100,000 orders has some 20 MB; a larger file was chosen by mistake. An empty cell holds no value, in CSV as in XLSX: there is nothing in it to write.</extracomment>
        <translation>er ist nicht lesbar: {error}</translation>
    </message>
    <message>
        <source>The file has {count} columns named “{column}”: it is not clear which one to use.</source>
        <extracomment>Where a row stands in the file (from 1), and the cells that were asked for.</extracomment>
        <translation>Die Datei hat {count} Spalten namens „{column}“: Es ist nicht klar, welche gemeint ist.</translation>
    </message>
    <message>
        <source>Rename one of them in the file, or export it again.</source>
        <translation>Benennen Sie eine davon in der Datei um, oder exportieren Sie neu.</translation>
    </message>
    <message>
        <source>Column not clear</source>
        <translation>Spalte nicht eindeutig</translation>
    </message>
    <message>
        <source>The file has no column “{column}”.</source>
        <translation>Die Datei hat keine Spalte „{column}“.</translation>
    </message>
    <message>
        <source>It has: {known}.</source>
        <translation>Sie hat: {known}.</translation>
    </message>
    <message>
        <source>Column missing</source>
        <translation>Spalte fehlt</translation>
    </message>
    <message>
        <source>“{path}” is not a file.</source>
        <translation>„{path}“ ist keine Datei.</translation>
    </message>
    <message>
        <source>“{name}” is {size} MB; files over {largest_file} MB are not read.</source>
        <translation>„{name}“ hat {size} MB; mehr als {largest_file} MB werden nicht gelesen.</translation>
    </message>
    <message numerus="yes">
        <source>“{name}”: {n:,} row</source>
        <comment>“{name}”: {n:,} rows</comment>
        <extracomment>Bytes that may be kept of one file at a time: some 300,000 orders. A sheet of a spreadsheet program has at most 16,384 columns and 1,048,576 rows. Beginnings, ends and texts in the XML of a workbook: of some ten million cells, which take half a minute. Characters of one record or one cell. What the parts of a workbook may unpack to.</extracomment>
        <translation>
            <numerusform>„{name}“: {n:,} Zeile</numerusform>
            <numerusform>„{name}“: {n:,} Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>“{name}”: its encoding, {n:,} of {all:,} MB</source>
        <translation>„{name}“: Zeichenkodierung, {n:,} von {all:,} MB</translation>
    </message>
    <message>
        <source>“{name}”: {n:,} of {all:,} MB</source>
        <translation>„{name}“: {n:,} von {all:,} MB</translation>
    </message>
    <message>
        <source>it needs more than {n:,} MB of memory</source>
        <translation>sie braucht mehr als {n:,} MB Speicher</translation>
    </message>
    <message>
        <source>it unpacks to more than {n:,} MB</source>
        <translation>ausgepackt hat sie mehr als {n:,} MB</translation>
    </message>
    <message>
        <source>it has more than ten million cells</source>
        <translation>sie hat mehr als zehn Millionen Zellen</translation>
    </message>
    <message>
        <source>it has more than {n:,} rows</source>
        <translation>sie hat mehr als {n:,} Zeilen</translation>
    </message>
    <message>
        <source>“{name}” is not read: {what}.</source>
        <translation>„{name}“ wird nicht gelesen: {what}.</translation>
    </message>
    <message>
        <source>Export fewer orders, or fewer columns.</source>
        <translation>Exportieren Sie weniger Aufträge, oder weniger Spalten.</translation>
    </message>
    <message>
        <source>Export too large</source>
        <translation>Export zu groß</translation>
    </message>
    <message>
        <source>“{path}” cannot be read: {value}.</source>
        <translation>„{path}“ kann nicht gelesen werden: {value}.</translation>
    </message>
    <message>
        <source>Check that the export is still there, or choose it again.</source>
        <translation>Prüfen Sie, ob der Export noch da ist, oder wählen Sie ihn erneut.</translation>
    </message>
    <message>
        <source>Export cannot be read</source>
        <translation>Export kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>The file has no sheet “{sheet}”.</source>
        <translation>Die Datei hat kein Blatt „{sheet}“.</translation>
    </message>
    <message>
        <source>It has: {names}.</source>
        <translation>Sie hat: {names}.</translation>
    </message>
    <message>
        <source>it has too many parts</source>
        <extracomment>Formats without a code of their own that show a date or a time (also those of East Asia). What is no letter of a date in a format: quoted text, escaped or padded characters, brackets that are no elapsed time. Zeros alone: numbers are shown with at least so many digits. A format of a spreadsheet program has at most 255 characters, and a workbook 65,490 of them.</extracomment>
        <translation>sie hat zu viele Teile</translation>
    </message>
    <message>
        <source>it has no sheet with cells</source>
        <translation>sie hat kein Blatt mit Zellen</translation>
    </message>
    <message>
        <source>The sheet “{sheet}” is a chart, not a table.</source>
        <translation>Das Blatt „{sheet}“ ist ein Diagramm, keine Tabelle.</translation>
    </message>
    <message>
        <source>No table</source>
        <translation>Keine Tabelle</translation>
    </message>
    <message>
        <source>No such sheet</source>
        <translation>Kein solches Blatt</translation>
    </message>
    <message>
        <source>a cell has more than {n:,} characters</source>
        <translation>eine Zelle hat mehr als {n:,} Zeichen</translation>
    </message>
    <message>
        <source>a file compressed with gzip</source>
        <extracomment>Microsoft&apos;s compound file: .xls, and also what a password makes of an .xlsx.</extracomment>
        <translation>eine mit gzip gepackte Datei</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>ein PDF-Dokument</translation>
    </message>
    <message>
        <source>a 7-Zip archive</source>
        <translation>ein 7-Zip-Archiv</translation>
    </message>
    <message>
        <source>a RAR archive</source>
        <translation>ein RAR-Archiv</translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>ein Bild</translation>
    </message>
    <message>
        <source>a database</source>
        <translation>eine Datenbank</translation>
    </message>
    <message>
        <source>a Parquet file</source>
        <translation>eine Parquet-Datei</translation>
    </message>
    <message>
        <source>a web page</source>
        <extracomment>Beginnings of a text that is no table, in lower case.</extracomment>
        <translation>eine Webseite</translation>
    </message>
    <message>
        <source>an XML document</source>
        <translation>ein XML-Dokument</translation>
    </message>
    <message>
        <source>“{name}” is protected by a password.</source>
        <translation>„{name}“ ist mit einem Passwort geschützt.</translation>
    </message>
    <message>
        <source>Save it without a password, or export it again.</source>
        <translation>Speichern Sie sie ohne Passwort, oder exportieren Sie neu.</translation>
    </message>
    <message>
        <source>Password needed</source>
        <translation>Passwort nötig</translation>
    </message>
    <message>
        <source>“{name}” is an old Excel file (.xls), whatever its name says.</source>
        <translation>„{name}“ ist eine alte Excel-Datei (.xls), wie sie auch heißt.</translation>
    </message>
    <message>
        <source>Open it and save it as .xlsx, or better: export it again as CSV or .xlsx.</source>
        <translation>Öffnen Sie sie und speichern Sie sie als .xlsx, oder besser: exportieren Sie neu als CSV oder .xlsx.</translation>
    </message>
    <message>
        <source>Old .xls file</source>
        <translation>Alte .xls-Datei</translation>
    </message>
    <message>
        <source>“{name}” is {what}, not a CSV or XLSX table.</source>
        <translation>„{name}“ ist {what}, keine CSV- oder XLSX-Tabelle.</translation>
    </message>
    <message>
        <source>Export the orders as CSV or XLSX.</source>
        <translation>Exportieren Sie die Aufträge als CSV oder XLSX.</translation>
    </message>
    <message>
        <source>Not a table</source>
        <translation>Keine Tabelle</translation>
    </message>
    <message>
        <source> ({reason})</source>
        <translation> ({reason})</translation>
    </message>
    <message>
        <source>“{name}” is not an XLSX file, or it is damaged{told}.</source>
        <translation>„{name}“ ist keine XLSX-Datei, oder sie ist beschädigt{told}.</translation>
    </message>
    <message>
        <source>Export it again; older .xls files must be saved as .xlsx or CSV.</source>
        <translation>Exportieren Sie sie erneut; ältere .xls-Dateien werden neu als .xlsx oder CSV gespeichert.</translation>
    </message>
    <message>
        <source>Not an XLSX file</source>
        <translation>Keine XLSX-Datei</translation>
    </message>
    <message>
        <source>a binary workbook (.xlsb)</source>
        <translation>eine binäre Arbeitsmappe (.xlsb)</translation>
    </message>
    <message>
        <source>an OpenDocument file (.ods)</source>
        <translation>eine OpenDocument-Datei (.ods)</translation>
    </message>
    <message>
        <source>a Numbers document</source>
        <translation>ein Numbers-Dokument</translation>
    </message>
    <message>
        <source>a Word document</source>
        <translation>ein Word-Dokument</translation>
    </message>
    <message>
        <source>there is no workbook in it</source>
        <translation>es ist keine Arbeitsmappe darin</translation>
    </message>
    <message>
        <source>a ZIP archive</source>
        <translation>ein ZIP-Archiv</translation>
    </message>
    <message>
        <source>Shop&apos;s own address</source>
        <translation>Eigene Adresse des Shops</translation>
    </message>
    <message>
        <source>WooCommerce REST API</source>
        <translation>WooCommerce REST-API</translation>
    </message>
    <message>
        <source>The address is that of a WooCommerce shop.</source>
        <translation>Die Adresse ist die eines WooCommerce-Shops.</translation>
    </message>
    <message>
        <source>The shop accepts the key.</source>
        <translation>Der Shop nimmt den Schlüssel an.</translation>
    </message>
    <message>
        <source>Set the clock that is wrong; over plain http the shop refuses more than 15 minutes.</source>
        <translation>Stellen Sie die falsch gehende Uhr; über unverschlüsseltes http lehnt der Shop mehr als 15 Minuten ab.</translation>
    </message>
    <message>
        <source>Orders are listed.</source>
        <translation>Aufträge werden aufgelistet.</translation>
    </message>
    <message>
        <source>{host} did not answer with a list of orders.</source>
        <translation>{host} hat nicht mit einer Liste von Aufträgen geantwortet.</translation>
    </message>
    <message>
        <source>The shop does not state it.</source>
        <translation>Der Shop gibt sie nicht an.</translation>
    </message>
    <message>
        <source>The shop uses the same address.</source>
        <translation>Der Shop verwendet dieselbe Adresse.</translation>
    </message>
    <message>
        <source>The shop&apos;s own address is {home}, not {base}: enter that one.</source>
        <translation>Die eigene Adresse des Shops ist {home}, nicht {base}: Geben Sie diese ein.</translation>
    </message>
    <message>
        <source>The key may write (tested with order 0, which does not exist; nothing was changed).</source>
        <translation>Der Schlüssel darf schreiben (geprüft mit Auftrag 0, den es nicht gibt; es wurde nichts geändert).</translation>
    </message>
    <message>
        <source>The shop does not say which statuses it knows.</source>
        <translation>Der Shop sagt nicht, welche Status er kennt.</translation>
    </message>
    <message>
        <source>{base} is not encrypted: requests are signed with OAuth 1.0a and the secret is not sent, but others on the network can read the orders. Use https:// if the shop supports it.</source>
        <translation>{base} ist nicht verschlüsselt: Anfragen werden mit OAuth 1.0a signiert und das Geheimnis wird nicht gesendet, aber andere auf dem Weg können die Aufträge lesen. Verwenden Sie https://, wenn der Shop es hat.</translation>
    </message>
    <message>
        <source>Check that the address is that of the shop&apos;s start page.</source>
        <translation>Prüfen Sie, ob die Adresse die der Startseite des Shops ist.</translation>
    </message>
    <message>
        <source>Name a top-level field of the order; usually “status”.</source>
        <translation>Nennen Sie ein Feld der obersten Ebene des Auftrags; gewöhnlich „status“.</translation>
    </message>
    <message>
        <source>The shop knows {count} statuses.</source>
        <translation>Der Shop kennt {count} Status.</translation>
    </message>
    <message>
        <source>The answer is not in WooCommerce&apos;s form.</source>
        <translation>Die Antwort hat nicht die Form von WooCommerce.</translation>
    </message>
    <message>
        <source>The address of the shop&apos;s start page, for example https://shop.example.com/</source>
        <translation>Die Adresse der Startseite des Shops, zum Beispiel https://shop.example.com/</translation>
    </message>
    <message>
        <source>REST API key</source>
        <translation>REST-API-Schlüssel</translation>
    </message>
    <message>
        <source>WordPress admin: WooCommerce, Settings, Advanced, REST API, Add key, with the permission “Read/Write”. It begins with ck_.</source>
        <translation>WordPress-Admin: WooCommerce, Settings, Advanced, REST-API, Add key, mit der Berechtigung „Read/Write“. Er beginnt mit ck_.</translation>
    </message>
    <message>
        <source>Shown once, together with the consumer key. It begins with cs_.</source>
        <translation>Wird einmal gezeigt, zusammen mit dem Consumer Key. Es beginnt mit cs_.</translation>
    </message>
    <message>
        <source>REST API key, signed requests (OAuth 1.0a)</source>
        <translation>REST-API-Schlüssel, signierte Anfragen (OAuth 1.0a)</translation>
    </message>
    <message>
        <source>For a host that removes the Authorization header; the shop then answers “Sorry, you cannot list resources.” The address must be exactly the shop&apos;s own, because it is signed too.</source>
        <translation>Für einen Host, der den Authorization-Header entfernt; der Shop antwortet dann „Sorry, you cannot list resources.“ Die Adresse muss genau die des Shops sein, denn sie wird mitsigniert.</translation>
    </message>
    <message>
        <source>REST API key, for a site behind a password</source>
        <translation>REST-API-Schlüssel, für eine Website hinter einem Passwort</translation>
    </message>
    <message>
        <source>Site user</source>
        <translation>Benutzer der Website</translation>
    </message>
    <message>
        <source>The name that the browser asks for before the site is shown.</source>
        <translation>Der Name, nach dem der Browser fragt, bevor die Website angezeigt wird.</translation>
    </message>
    <message>
        <source>Site password</source>
        <translation>Passwort der Website</translation>
    </message>
    <message>
        <source>The password that the browser asks for before the site is shown.</source>
        <translation>Das Passwort, nach dem der Browser fragt, bevor die Website angezeigt wird.</translation>
    </message>
    <message>
        <source>For a staging site that the host protects with a password of its own.</source>
        <translation>Für eine Staging-Website, die der Host mit einem eigenen Passwort schützt.</translation>
    </message>
    <message>
        <source>e-mails to the customer and the shop, stock changes and dates, depending on the status before and after; “refunded” records a refund</source>
        <translation>E-Mails an Kunden und Shop, Änderungen von Bestand und Datumsangaben, je nach dem Status vorher und nachher; „refunded“ verbucht eine Erstattung</translation>
    </message>
    <message>
        <source>the order is in the shop&apos;s trash: it is deleted, and “trash” is not a status; it is not known whether DesignO accepts it</source>
        <translation>der Auftrag liegt im Papierkorb des Shops: Er ist gelöscht, und „trash“ ist kein Status; ob DesignO es annimmt, ist nicht bekannt</translation>
    </message>
    <message>
        <source>none stated; the shop&apos;s own server is the limit</source>
        <translation>keine genannt; der eigene Server des Shops ist die Grenze</translation>
    </message>
    <message>
        <source>Requests are signed with OAuth 1.0a, so the consumer secret itself is not sent.</source>
        <translation>Anfragen werden mit OAuth 1.0a signiert, deshalb wird das Consumer Secret selbst nicht gesendet.</translation>
    </message>
    <message>
        <source>the site password</source>
        <translation>das Passwort der Website</translation>
    </message>
    <message>
        <source>In the shop&apos;s admin, {keys}: make a key for a user who may manage orders.</source>
        <translation>Im Admin des Shops, {keys}: Legen Sie einen Schlüssel für einen Benutzer an, der Aufträge verwalten darf.</translation>
    </message>
    <message>
        <source>{host} does not accept this key.</source>
        <translation>{host} nimmt diesen Schlüssel nicht an.</translation>
    </message>
    <message>
        <source>In {keys}, set its permission to “Read/Write”.</source>
        <extracomment>With 401: nobody is signed in (measured on 10.7 where a host strips the header).</extracomment>
        <translation>Stellen Sie in {keys} die Berechtigung auf „Read/Write“ (Lesen/Schreiben).</translation>
    </message>
    <message>
        <source>Something in front of {host} asks for a user and password of its own (HTTP {status}).</source>
        <translation>Etwas vor {host} verlangt einen eigenen Benutzer und ein eigenes Passwort (HTTP {status}).</translation>
    </message>
    <message>
        <source>The whole site is password-protected, so the key was not looked at: choose the sign-in “for a site behind a password” and enter the site&apos;s user and password too. If that is chosen, enter these two again.</source>
        <translation>Die ganze Website ist durch ein Passwort geschützt, der Schlüssel wurde deshalb nicht geprüft: Wählen Sie die Anmeldung „für eine Website hinter einem Passwort“ und geben Sie auch Benutzer und Passwort der Website ein. Ist sie schon gewählt, geben Sie diese beiden neu ein.</translation>
    </message>
    <message>
        <source>The sign-in at {host} was refused (HTTP {status}), but not by WooCommerce.</source>
        <translation>Die Anmeldung bei {host} wurde abgelehnt (HTTP {status}), aber nicht von WooCommerce.</translation>
    </message>
    <message>
        <source>The key may be right: something in front of the shop may have answered. See the details, and ask whoever runs the host.</source>
        <translation>Der Schlüssel kann richtig sein: Vielleicht hat etwas vor dem Shop geantwortet. Sehen Sie die Details an und fragen Sie, wer den Host betreibt.</translation>
    </message>
    <message>
        <source>This key may only read.</source>
        <translation>Dieser Schlüssel darf nur lesen.</translation>
    </message>
    <message>
        <source>This key may only write.</source>
        <translation>Dieser Schlüssel darf nur schreiben.</translation>
    </message>
    <message>
        <source>Check that the plugin WooCommerce is active and the address is that of the shop.</source>
        <translation>Prüfen Sie, ob das Plugin WooCommerce aktiv ist und die Adresse die des Shops ist.</translation>
    </message>
    <message>
        <source>Check that the address is that of the shop&apos;s start page, that WooCommerce is active, and that in WordPress, Settings, Permalinks, anything but “Plain” is chosen.</source>
        <translation>Prüfen Sie, ob die Adresse die der Startseite des Shops ist, ob WooCommerce aktiv ist, und ob in WordPress unter Settings, Permalinks etwas anderes als „Plain“ gewählt ist.</translation>
    </message>
    <message>
        <source>Enter the consumer key and secret again, and the address exactly as the shop&apos;s own one (Settings, General, Site Address): https or http, with or without www, and the port are a part of what is signed. “Test” compares the two.</source>
        <translation>Geben Sie Consumer Key und Secret erneut ein und die Adresse genau wie die eigene des Shops (Settings, General, Site Address): https oder http, mit oder ohne www und der Port werden mitsigniert. „Prüfen“ vergleicht beide.</translation>
    </message>
    <message>
        <source>Enter the consumer key and secret again, or make new ones in {keys}. If they are right, this host removes the Authorization header: choose the sign-in “signed requests (OAuth 1.0a)”.</source>
        <translation>Geben Sie Consumer Key und Secret erneut ein, oder legen Sie in {keys} neue an. Sind sie richtig, entfernt dieser Host den Authorization-Header: Wählen Sie die Anmeldung „signierte Anfragen (OAuth 1.0a)“.</translation>
    </message>
    <message>
        <source>Set this computer&apos;s clock: it differs by more than 15 minutes from the shop&apos;s.</source>
        <translation>Stellen Sie die Uhr dieses Computers: Sie weicht um mehr als 15 Minuten von der des Shops ab.</translation>
    </message>
    <message>
        <source>The consumer secret does not belong to this consumer key: enter both again.</source>
        <translation>Das Consumer Secret gehört nicht zu diesem Consumer Key: Geben Sie beide erneut ein.</translation>
    </message>
    <message>
        <source>Enter the consumer key and secret again, or make new ones in {keys}. Check that the address begins with https:// if the shop has it.</source>
        <translation>Geben Sie Consumer Key und Secret erneut ein, oder legen Sie in {keys} neue an. Prüfen Sie, ob die Adresse mit https:// beginnt, wenn der Shop https unterstützt.</translation>
    </message>
    <message>
        <source>The user of this key does not have the right to do this.</source>
        <translation>Der Benutzer dieses Schlüssels hat nicht das Recht dazu.</translation>
    </message>
    <message>
        <source>{host} is a WordPress site, but WooCommerce&apos;s API was not found there.</source>
        <translation>{host} ist eine WordPress-Website, aber die WooCommerce-API wurde dort nicht gefunden.</translation>
    </message>
    <message>
        <source>The shop refused this status: {words}</source>
        <translation>Der Shop hat diesen Status abgelehnt: {words}</translation>
    </message>
    <message>
        <source>“{status_field}” is not the name of an order field.</source>
        <extracomment>Trashed orders are in no other list; they are present, with the status &quot;trash&quot;. Nothing longer is asked for: 70,000 digits would not fit an address.</extracomment>
        <translation>„{status_field}“ ist kein Name eines Auftragsfelds.</translation>
    </message>
    <message>
        <source>Enter “status”, or another top-level field of the order in the REST API.</source>
        <translation>Geben Sie „status“ ein, oder ein anderes Feld der obersten Ebene des Auftrags in der REST-API.</translation>
    </message>
    <message>
        <source>Check the address; a plugin may alter the answer.</source>
        <extracomment>A part of a page that failed before is tried fewer times than a page. ``ShopReader.listed``.</extracomment>
        <translation>Prüfen Sie die Adresse; ein Plugin verändert vielleicht die Antwort.</translation>
    </message>
    <message>
        <source>A cache in front of the shop may ignore the page number: exclude /wp-json/ from caching.</source>
        <translation>Ein Cache vor dem Shop ignoriert vielleicht die Seitennummer: Nehmen Sie /wp-json/ vom Caching aus.</translation>
    </message>
    <message>
        <source>WooCommerce&apos;s order ids are whole numbers.</source>
        <translation>Auftrags-IDs von WooCommerce sind ganze Zahlen.</translation>
    </message>
    <message>
        <source>WooCommerce lists only statuses of small letters a to z, digits, “_” and “-” that do not begin with “wc-”: with this one the order would disappear from every list of the shop, or get another status.</source>
        <extracomment>Longer slugs are cut to 17 characters without a word (20 with ``wc-``). Only these are listed again after they were written (measured on 10.7: WordPress registers a slug in lower case and without other characters, and a &quot;wc-&quot; at the beginning is taken off).</extracomment>
        <translation>WooCommerce listet nur Status aus Kleinbuchstaben a bis z, Ziffern, „_“ und „-“ auf, die nicht mit „wc-“ beginnen: Mit diesem würde der Auftrag aus jeder Liste des Shops verschwinden oder einen anderen Status bekommen.</translation>
    </message>
    <message>
        <source>“trash” is not a status but a deletion. This program deletes nothing.</source>
        <translation>„trash“ ist kein Status, sondern eine Löschung. Dieses Programm löscht nichts.</translation>
    </message>
    <message>
        <source>“auto-draft” hides the order from every list. This program never writes it.</source>
        <translation>„auto-draft“ verbirgt den Auftrag in jeder Liste. Dieses Programm schreibt diesen Status nie.</translation>
    </message>
    <message>
        <source>“any” is a filter of WooCommerce, not a status.</source>
        <translation>„any“ ist ein Filter von WooCommerce, kein Status.</translation>
    </message>
    <message>
        <source>“draft” is a status of WordPress posts; WooCommerce refuses it for orders.</source>
        <translation>„draft“ ist ein Status von WordPress-Beiträgen; WooCommerce lehnt ihn für Aufträge ab.</translation>
    </message>
    <message>
        <source>“publish” is a status of WordPress posts; WooCommerce refuses it for orders.</source>
        <translation>„publish“ ist ein Status von WordPress-Beiträgen; WooCommerce lehnt ihn für Aufträge ab.</translation>
    </message>
    <message>
        <source>The order is in the shop&apos;s trash: writing any status would restore it silently. Restore it in the shop&apos;s admin first.</source>
        <translation>Der Auftrag liegt im Papierkorb des Shops: Jeder geschriebene Status würde ihn stillschweigend wiederherstellen. Stellen Sie ihn zuerst im Admin des Shops wieder her.</translation>
    </message>
    <message>
        <source>deducts stock if it was not deducted</source>
        <translation>bucht Bestand ab, wenn das noch nicht geschehen ist</translation>
    </message>
    <message>
        <source>puts deducted stock back</source>
        <translation>bucht abgebuchten Bestand zurück</translation>
    </message>
    <message>
        <source>e-mails the customer and the shop (new order); {takes}; sets the payment date</source>
        <translation>E-Mail an Kunde und Shop (neuer Auftrag); {takes}; setzt das Zahlungsdatum</translation>
    </message>
    <message>
        <source>{back}; {unpaid}</source>
        <translation>{back}; {unpaid}</translation>
    </message>
    <message>
        <source>from version 10 on e-mails the customer, if switched on in the shop</source>
        <translation>ab Version 10 E-Mail an den Kunden, wenn im Shop eingeschaltet</translation>
    </message>
    <message>
        <source>“checkout-draft” is a checkout that was not finished: WooCommerce deletes such an order permanently after a day. This program deletes nothing.</source>
        <translation>„checkout-draft“ ist ein nicht abgeschlossener Bestellvorgang: WooCommerce löscht einen solchen Auftrag nach einem Tag endgültig. Dieses Programm löscht nichts.</translation>
    </message>
    <message>
        <source>the shop cancels an order of its own checkout that stays so for longer than its setting “Hold stock” (60 minutes unless changed)</source>
        <extracomment>includes/wc-order-functions.php, wc_cancel_unpaid_orders; measured on 9.9.5: a completed order that was set to pending was cancelled after an hour.</extracomment>
        <translation>der Shop storniert einen Auftrag aus seiner eigenen Kasse, der länger so bleibt, als seine Einstellung „Hold stock“ angibt (60 Minuten, wenn nicht geändert)</translation>
    </message>
    <message>
        <source>{takes}; sets the payment date</source>
        <extracomment>The status of an abandoned cart, and the word to make an order of one.</extracomment>
        <translation>{takes}; setzt das Zahlungsdatum</translation>
    </message>
    <message>
        <source>e-mails the customer</source>
        <translation>E-Mail an den Kunden</translation>
    </message>
    <message>
        <source>makes an order of a checkout that the customer has not finished</source>
        <translation>macht aus einem Bestellvorgang, den der Kunde nicht abgeschlossen hat, einen Auftrag</translation>
    </message>
    <message>
        <source>records a refund of the full total, which stays when the status is set back, and e-mails the customer; no money is moved</source>
        <extracomment>Mails by transition and stock, measured on WooCommerce 9.9.5 and 10.7.0 with default mail settings.</extracomment>
        <translation>verbucht eine Erstattung über die volle Summe, die beim Zurücksetzen des Status bleibt, und sendet dem Kunden eine E-Mail; es wird kein Geld bewegt</translation>
    </message>
    <message>
        <source>e-mails the customer; {takes}; sets the payment date</source>
        <translation>E-Mail an den Kunden; {takes}; setzt das Zahlungsdatum</translation>
    </message>
    <message>
        <source>{takes}; sets the payment date; no known e-mail</source>
        <translation>{takes}; setzt das Zahlungsdatum; keine bekannte E-Mail</translation>
    </message>
    <message>
        <source>e-mails the customer and the shop; {takes}</source>
        <translation>E-Mail an Kunde und Shop; {takes}</translation>
    </message>
    <message>
        <source>{takes}; no known e-mail</source>
        <translation>{takes}; keine bekannte E-Mail</translation>
    </message>
    <message>
        <source>e-mails the customer; {done}</source>
        <translation>E-Mail an den Kunden; {done}</translation>
    </message>
    <message>
        <source>e-mails the customer and the shop (new order); {done}</source>
        <translation>E-Mail an Kunde und Shop (neuer Auftrag); {done}</translation>
    </message>
    <message>
        <source>e-mails the shop; {mail}; {back}</source>
        <translation>E-Mail an den Shop; {mail}; {back}</translation>
    </message>
    <message>
        <source>e-mails the customer and the shop</source>
        <translation>E-Mail an Kunde und Shop</translation>
    </message>
    <message>
        <source>{host} answered {route} with {describe}, which contains no list of statuses.</source>
        <translation>Antwort von {host} auf {route}: {describe}; das enthält keine Liste von Status.</translation>
    </message>
    <message>
        <source>{takes}; sets the completion date</source>
        <translation>{takes}; setzt das Abschlussdatum</translation>
    </message>
    <message>
        <source>{mail}; {back}</source>
        <translation>{mail}; {back}</translation>
    </message>
    <message>
        <source>The status is read from the field “{field}”; this program writes WooCommerce&apos;s field “status” only.</source>
        <translation>Der Status wird aus dem Feld „{field}“ gelesen; dieses Programm schreibt nur das Feld „status“ von WooCommerce.</translation>
    </message>
    <message>
        <source>A plugin may alter the answer: see whether the shop&apos;s REST API works.</source>
        <translation>Ein Plugin verändert vielleicht die Antwort: Prüfen Sie, ob die REST-API des Shops funktioniert.</translation>
    </message>
    <message>
        <source>Enter it like https://shop.example.com/</source>
        <translation>Geben Sie sie ein wie https://shop.example.com/</translation>
    </message>
    <message>
        <source>The address cannot be understood: {error}.</source>
        <extracomment>WordPress&apos;s administration, its sign-in page and its API.</extracomment>
        <translation>Die Adresse ist nicht verständlich: {error}.</translation>
    </message>
    <message>
        <source>The address must begin with https:// and name a host.</source>
        <translation>Die Adresse muss mit https:// beginnen und einen Host nennen.</translation>
    </message>
    <message>
        <source>The address must not contain a user or password.</source>
        <translation>Die Adresse darf keinen Benutzer und kein Passwort enthalten.</translation>
    </message>
    <message>
        <source>The address contains “{name}”, which is not part of a shop&apos;s address.</source>
        <translation>Die Adresse enthält „{name}“; das gehört nicht zur Adresse eines Shops.</translation>
    </message>
    <message>
        <source>The address must be a plain base address without “?”, “#” or spaces.</source>
        <translation>Die Adresse muss eine einfache Basisadresse ohne „?“, „#“ oder Leerzeichen sein.</translation>
    </message>
    <message>
        <source>Enter the address of the shop&apos;s start page, without “{name}” and what follows it.</source>
        <translation>Geben Sie die Adresse der Startseite des Shops ein, ohne „{name}“ und was darauf folgt.</translation>
    </message>
    <message>
        <source>{side} is behind.</source>
        <extracomment>A reason is named from so many orders with the same two values on, where they are so many of ten that have the one of the two values that is taken over.</extracomment>
        <translation>{side} hinkt hinterher.</translation>
    </message>
    <message>
        <source>Both sides moved.</source>
        <translation>Beide Seiten haben sich geändert.</translation>
    </message>
    <message>
        <source>Both sides are the same, as declared.</source>
        <translation>Laut Profil sind beide Seiten gleich.</translation>
    </message>
    <message>
        <source>DesignO spells it differently.</source>
        <translation>DesignO schreibt es anders.</translation>
    </message>
    <message>
        <source>The two sides differ.</source>
        <translation>Die beiden Seiten unterscheiden sich.</translation>
    </message>
    <message>
        <source>Both sides are equal.</source>
        <translation>Beide Seiten sind gleich.</translation>
    </message>
    <message>
        <source>{side} does not have it.</source>
        <translation>{side} hat diesen Auftrag nicht.</translation>
    </message>
    <message>
        <source>There is no value to compare.</source>
        <translation>Es gibt keinen Wert zum Vergleichen.</translation>
    </message>
    <message>
        <source>Neither side has it.</source>
        <translation>Keine der beiden Seiten hat diesen Auftrag.</translation>
    </message>
    <message>
        <source>Not known yet.</source>
        <translation>Noch nicht bekannt.</translation>
    </message>
    <message>
        <source>“Follow what moved” leaves it out until you decide.</source>
        <translation>„Änderungen nachziehen“ lässt diesen Auftrag aus, bis Sie entscheiden.</translation>
    </message>
    <message>
        <source>A profile declares these two words as the same (“shows”); nothing is written for them unasked.</source>
        <translation>Ein Profil erklärt diese beiden Wörter für gleich („shows“); ungefragt wird für sie nichts geschrieben.</translation>
    </message>
    <message>
        <source>Not seen equal since both are connected, so it is not known which side moved.</source>
        <extracomment>A new connection begins without agreed values: the sides may have been equal before it.</extracomment>
        <translation>Seit beide verbunden sind, waren sie noch nie gleich; daher ist nicht bekannt, welche Seite sich geändert hat.</translation>
    </message>
    <message>
        <source>{side} moved to {value}; it last changed the order {when}.</source>
        <translation>{side} steht jetzt auf {value}; zuletzt dort geändert {when}.</translation>
    </message>
    <message>
        <source>{side} moved to {value}, first seen {when}.</source>
        <translation>{side} steht jetzt auf {value}, zuerst gesehen {when}.</translation>
    </message>
    <message>
        <source>{side} moved to {value}, read {when}.</source>
        <translation>{side} steht jetzt auf {value}, gelesen {when}.</translation>
    </message>
    <message>
        <source>{reason}.</source>
        <translation>{reason}.</translation>
    </message>
    <message>
        <source>{side} was not read: {reason}</source>
        <translation>{side} wurde nicht gelesen: {reason}</translation>
    </message>
    <message>
        <source>{side} was not read.</source>
        <translation>{side} wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>{side} said that it has no such order, read {when}.</source>
        <translation>{side} meldet: kein solcher Auftrag, gelesen {when}.</translation>
    </message>
    <message>
        <source>{side} has the order, but its value is unreadable, read {when}: {reason}</source>
        <translation>{side} hat den Auftrag, aber der Wert ist unlesbar, gelesen {when}: {reason}</translation>
    </message>
    <message>
        <source>{side} has the order, but its value is unreadable, read {when}.</source>
        <translation>{side} hat den Auftrag, aber der Wert ist unlesbar, gelesen {when}.</translation>
    </message>
    <message>
        <source>{side} has the order, but without the status field, read {when}.</source>
        <translation>{side} hat den Auftrag, aber ohne Statusfeld, gelesen {when}.</translation>
    </message>
    <message>
        <source>{side} still says {value}, read {when}.</source>
        <translation>{side} meldet noch {value}, gelesen {when}.</translation>
    </message>
    <message>
        <source>{side} says {value}, read {when}.</source>
        <translation>{side} meldet {value}, gelesen {when}.</translation>
    </message>
    <message>
        <source>“{value}”</source>
        <translation>„{value}“</translation>
    </message>
    <message>
        <source>{value} ({type})</source>
        <translation>{value} ({type})</translation>
    </message>
    <message>
        <source>What became of the last write is not known: it is read again, never sent again.</source>
        <translation>Was aus dem letzten Schreibvorgang wurde, ist nicht bekannt: Es wird erneut gelesen, nie erneut gesendet.</translation>
    </message>
    <message>
        <source>The last write was accepted, but not read back.</source>
        <translation>Der letzte Schreibvorgang wurde angenommen, aber nicht zurückgelesen.</translation>
    </message>
    <message>
        <source>The last write was refused.</source>
        <translation>Der letzte Schreibvorgang wurde abgelehnt.</translation>
    </message>
    <message>
        <source>The receiver altered the value of the last write.</source>
        <translation>Der Empfänger hat den zuletzt geschriebenen Wert verändert.</translation>
    </message>
    <message>
        <source>The last write was skipped: the order had changed since the plan.</source>
        <translation>Der letzte Schreibvorgang wurde ausgelassen: Der Auftrag hatte sich seit dem Plan geändert.</translation>
    </message>
    <message>
        <source>{side} refused the last write {when}.</source>
        <translation>{side} hat den letzten Schreibvorgang {when} abgelehnt.</translation>
    </message>
    <message>
        <source>Probably not this order alone: of {all:,} orders that say {value} in {source}, {same:,} say {other} in {target}.</source>
        <translation>Wahrscheinlich nicht nur dieser Auftrag: {source} meldet {value} bei {all:,} Aufträgen, {target} bei {same:,} davon {other}.</translation>
    </message>
    <message>
        <source>Probably a rule, not a missed change: of {all:,} orders that say {value} in {source}, {same:,} say {other} in {target}.</source>
        <translation>Wahrscheinlich eine Regel, keine verpasste Änderung: {source} meldet {value} bei {all:,} Aufträgen, {target} bei {same:,} davon {other}.</translation>
    </message>
    <message>
        <source>never seen in the shop before</source>
        <extracomment>More orders than this, or a larger share of a store&apos;s orders, are written rarely at once.</extracomment>
        <translation>im Shop noch nie gesehen</translation>
    </message>
    <message>
        <source>never seen in DesignO before</source>
        <translation>in DesignO noch nie gesehen</translation>
    </message>
    <message>
        <source>new to the shop, but on the shop&apos;s own list of statuses</source>
        <translation>neu im Shop, steht aber auf der Statusliste des Shops</translation>
    </message>
    <message>
        <source>new to DesignO, but on its own list of statuses</source>
        <translation>neu in DesignO, steht aber auf der Statusliste von DesignO</translation>
    </message>
    <message>
        <source>{what}: {values}</source>
        <extracomment>Store code, written side and value to the number of such writes.</extracomment>
        <translation>{what}: {values}</translation>
    </message>
    <message>
        <source>All stores: {what}.</source>
        <translation>Alle Stores: {what}.</translation>
    </message>
    <message>
        <source>{store}: {what}.</source>
        <translation>{store}: {what}.</translation>
    </message>
    <message>
        <source>{count:,} writes, more than {many_orders}</source>
        <translation>{count:,} Schreibvorgänge, mehr als {many_orders}</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} write is of an accepted difference</source>
        <comment>{n:,} writes are of accepted differences</comment>
        <translation>
            <numerusform>{n:,} Schreibvorgang betrifft einen akzeptierten Unterschied</numerusform>
            <numerusform>{n:,} Schreibvorgänge betreffen akzeptierte Unterschiede</numerusform>
        </translation>
    </message>
    <message>
        <source>{number:,} of its {known:,} orders ({share:.0%}), more than {large_share:.0%}</source>
        <translation>{number:,} der {known:,} Aufträge ({share:.0%}), mehr als {large_share:.0%}</translation>
    </message>
    <message>
        <source>{shown} and {n:,} more</source>
        <translation>{shown} und {n:,} weitere</translation>
    </message>
    <message>
        <source>Copy it from DesignO, Manage Stores.</source>
        <translation>Kopieren Sie ihn aus DesignO, Manage Stores.</translation>
    </message>
    <message>
        <source>Storefront → DesignO</source>
        <extracomment>The direction that writes a side.</extracomment>
        <translation>Shop → DesignO</translation>
    </message>
    <message>
        <source>DesignO → Storefront</source>
        <translation>DesignO → Shop</translation>
    </message>
    <message>
        <source>Follow what moved</source>
        <translation>Änderungen nachziehen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Etwas ist schiefgegangen</translation>
    </message>
    <message>
        <source>{title}: {message}</source>
        <extracomment>A progress line is padded, not erased by an escape sequence: old consoles know none.</extracomment>
        <translation>{title}: {message}</translation>
    </message>
    <message>
        <source>Cannot be reached</source>
        <translation>Nicht erreichbar</translation>
    </message>
    <message>
        <source>Certificate not trusted</source>
        <translation>Zertifikat nicht vertrauenswürdig</translation>
    </message>
    <message>
        <source>Sign-in failed</source>
        <translation>Anmeldung fehlgeschlagen</translation>
    </message>
    <message>
        <source>Not permitted</source>
        <translation>Nicht erlaubt</translation>
    </message>
    <message>
        <source>Something in front of the server answered</source>
        <translation>Etwas vor dem Server hat geantwortet</translation>
    </message>
    <message>
        <source>Address points elsewhere</source>
        <translation>Adresse leitet weiter</translation>
    </message>
    <message>
        <source>Not the API</source>
        <translation>Nicht die API</translation>
    </message>
    <message>
        <source>Reply not understood</source>
        <translation>Antwort nicht verstanden</translation>
    </message>
    <message>
        <source>Server failure</source>
        <translation>Serverfehler</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Überlastet</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>No such order</source>
        <translation>Kein solcher Auftrag</translation>
    </message>
    <message>
        <source>No keyring</source>
        <translation>Kein Schlüsselbund</translation>
    </message>
    <message>
        <source>Settings not valid</source>
        <translation>Einstellungen ungültig</translation>
    </message>
    <message>
        <source>Profile not valid</source>
        <translation>Profil ungültig</translation>
    </message>
    <message>
        <source>Plan not valid</source>
        <translation>Plan ungültig</translation>
    </message>
    <message>
        <source>Data could not be stored</source>
        <translation>Daten konnten nicht gespeichert werden</translation>
    </message>
    <message>
        <source>Job not started</source>
        <translation>Job nicht gestartet</translation>
    </message>
    <message>
        <source>Trouble could not be reported</source>
        <translation>Störung konnte nicht gemeldet werden</translation>
    </message>
    <message>
        <source>Most orders vanished at once</source>
        <translation>Die meisten Aufträge sind auf einmal verschwunden</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <extracomment>What a system says most often of a file, in a language that this program speaks.</extracomment>
        <translation>Datei oder Ordner nicht gefunden</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>Zugriff verweigert</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>nicht erlaubt</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>das ist ein Ordner</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>das ist kein Ordner</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>schon vorhanden</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>kein Speicherplatz mehr frei</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>der Datenträger ist schreibgeschützt</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>der Name ist zu lang</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Lese- oder Schreibfehler des Geräts</translation>
    </message>
    <message>
        <source>no reason was given</source>
        <extracomment>Numbers of Windows that say no more than these reasons; any other (a file that another program holds) is told in its own words.</extracomment>
        <translation>kein Grund genannt</translation>
    </message>
    <message>
        <source>Both sides changed since they were last seen equal. Decide which value to keep, or leave both as they are.</source>
        <extracomment>By order: the side whose value is kept, or ``None`` to leave the row as it is.</extracomment>
        <translation>Beide Seiten haben sich geändert, seit sie zuletzt gleich waren. Entscheiden Sie, welcher Wert bleibt, oder lassen Sie beide unverändert.</translation>
    </message>
    <message>
        <source>The two sides were never seen equal, so it is not known which one changed. Decide which value to keep, or choose a direction.</source>
        <translation>Beide Seiten waren nie gleich, daher ist nicht bekannt, welche sich geändert hat. Entscheiden Sie, welcher Wert bleibt, oder wählen Sie eine Richtung.</translation>
    </message>
    <message>
        <source>A profile declares the two words as the same: nothing to write.</source>
        <translation>Ein Profil erklärt die beiden Wörter für gleich: nichts zu schreiben.</translation>
    </message>
    <message>
        <source>You decided to leave this order as it is.</source>
        <translation>Sie haben entschieden, diesen Auftrag unverändert zu lassen.</translation>
    </message>
    <message>
        <source>This store is not connected.</source>
        <extracomment>Sentences that are remembered while a digest is made.</extracomment>
        <translation>Dieser Store ist nicht verbunden.</translation>
    </message>
    <message>
        <source>Both sides have this value: nothing to write.</source>
        <translation>Beide Seiten haben diesen Wert: nichts zu schreiben.</translation>
    </message>
    <message>
        <source>The outcome of an earlier write to this order is unknown. Refresh to read the order again.</source>
        <translation>Das Ergebnis eines früheren Schreibvorgangs zu diesem Auftrag ist unbekannt. Aktualisieren Sie, um den Auftrag neu zu lesen.</translation>
    </message>
    <message>
        <source>The {label} status was not read. Refresh first.</source>
        <translation>{label}: Der Status wurde nicht gelesen. Aktualisieren Sie zuerst.</translation>
    </message>
    <message>
        <source>The order is not in {named}: no value to write.</source>
        <translation>Kein Wert zu schreiben: {named} hat diesen Auftrag nicht.</translation>
    </message>
    <message>
        <source>The {label} status is unreadable: {problem}</source>
        <translation>{label}: Der Status ist unlesbar: {problem}</translation>
    </message>
    <message>
        <source>The {label} status is {json_type}: there is no value to write.</source>
        <translation>{label}: Der Status ist {json_type}; es gibt keinen Wert zu schreiben.</translation>
    </message>
    <message>
        <source>The order is not in {named}. This program never adds orders.</source>
        <translation>Dieses Programm legt nie Aufträge an, und {named} hat diesen nicht.</translation>
    </message>
    <message>
        <source>The {label} status is unreadable, so it cannot be compared before writing: {problem}</source>
        <translation>{label}: Der Status ist unlesbar und kann deshalb vor dem Schreiben nicht verglichen werden: {problem}</translation>
    </message>
    <message>
        <source>“{wanted}” was only seen with orders in state {states}, and this one stays in state {state}</source>
        <translation>„{wanted}“ wurde nur bei Aufträgen im Zustand {states} gesehen, und dieser bleibt im Zustand {state}</translation>
    </message>
    <message>
        <source>The target does not know the status “{visible}”. It knows: {allowed}.</source>
        <translation>Das Ziel kennt den Status „{visible}“ nicht. Es kennt: {allowed}.</translation>
    </message>
    <message>
        <source>The value is a JSON {json_type}; the target accepts {types}.</source>
        <extracomment>A change of which nothing is known: the status is written and causes nothing known.</extracomment>
        <translation>Der Wert ist vom JSON-Typ {json_type}; das Ziel nimmt: {types}.</translation>
    </message>
    <message>
        <source>The value has {count} characters; the target keeps only {longest} and silently cuts off the rest.</source>
        <translation>Der Wert hat {count} Zeichen; das Ziel behält nur {longest} und schneidet den Rest ohne Hinweis ab.</translation>
    </message>
    <message>
        <source>The store&apos;s profile does not write the status “{visible}”. It writes: {allowed}.</source>
        <translation>Das Profil des Stores schreibt den Status „{visible}“ nicht. Es schreibt: {allowed}.</translation>
    </message>
    <message>
        <source>“{shown}” is shown there afterwards, as declared</source>
        <translation>danach steht dort „{shown}“, wie im Profil angegeben</translation>
    </message>
    <message>
        <source>“{shown}” is shown there, as declared for “{wanted}”: nothing to write.</source>
        <translation>Dort steht „{shown}“, wie im Profil für „{wanted}“ angegeben: nichts zu schreiben.</translation>
    </message>
    <message>
        <source>cannot be undone: the former value is not known</source>
        <translation>kann nicht rückgängig gemacht werden: Der frühere Wert ist nicht bekannt</translation>
    </message>
    <message>
        <source>cannot be undone: there is no former value</source>
        <translation>kann nicht rückgängig gemacht werden: Es gibt keinen früheren Wert</translation>
    </message>
    <message>
        <source>cannot be undone: the target does not accept “{former}” again</source>
        <translation>kann nicht rückgängig gemacht werden: Das Ziel nimmt „{former}“ nicht wieder an</translation>
    </message>
    <message>
        <source>This is not a plan of this program.</source>
        <extracomment>The keys of a plan&apos;s file in their order.</extracomment>
        <translation>Das ist kein Plan dieses Programms.</translation>
    </message>
    <message>
        <source>The plan file cannot be understood ({why}).</source>
        <translation>Die Plandatei ist nicht verständlich ({why}).</translation>
    </message>
    <message>
        <source>Make the plan again; plan files must not be edited.</source>
        <translation>Erstellen Sie den Plan neu; Plandateien dürfen nicht bearbeitet werden.</translation>
    </message>
    <message>
        <source>a text with a lone surrogate</source>
        <translation>ein Text mit einem einzelnen Surrogat</translation>
    </message>
    <message>
        <source>no status</source>
        <translation>kein Status</translation>
    </message>
    <message>
        <source>Give a file made by: plan</source>
        <extracomment>Bytes of a plan file: far more than 100,000 rows; a larger file was chosen by mistake.</extracomment>
        <translation>Geben Sie eine Datei an, die der Befehl plan erzeugt hat.</translation>
    </message>
    <message>
        <source>“{path}” is too large for a plan.</source>
        <translation>„{path}“ ist für einen Plan zu groß.</translation>
    </message>
    <message>
        <source>“{path}” cannot be read: {why}.</source>
        <translation>„{path}“ kann nicht gelesen werden: {why}.</translation>
    </message>
    <message>
        <source>Make the plan again.</source>
        <translation>Erstellen Sie den Plan neu.</translation>
    </message>
    <message>
        <source>The file is not a plan of this program.</source>
        <translation>Die Datei ist kein Plan dieses Programms.</translation>
    </message>
    <message>
        <source>The answer was not {word}, so nothing was sent.</source>
        <translation>Die Antwort war nicht {word}, daher wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>The plan was altered after it was made: its digest does not match.</source>
        <translation>Der Plan wurde verändert, nachdem er erstellt wurde: Seine Prüfsumme stimmt nicht.</translation>
    </message>
    <message>
        <source>A row of the plan has no value to write.</source>
        <translation>Eine Zeile des Plans enthält keinen Wert, der zu schreiben wäre.</translation>
    </message>
    <message>
        <source>{title} has no sign-in “{name}”.</source>
        <translation>{title} hat keine Anmeldeart „{name}“.</translation>
    </message>
    <message>
        <source>{title} has no status field “{status_field}”.</source>
        <translation>{title} hat kein Statusfeld „{status_field}“.</translation>
    </message>
    <message>
        <source>{title} has no option “{name}”.</source>
        <translation>{title} hat keine Option „{name}“.</translation>
    </message>
    <message>
        <source>Known options: {known}.</source>
        <translation>Bekannte Optionen: {known}.</translation>
    </message>
    <message>
        <source>The option “{name}” cannot be “{value}”.</source>
        <translation>Die Option „{name}“ kann nicht „{value}“ sein.</translation>
    </message>
    <message>
        <source>One of: {values}.</source>
        <translation>Eine von: {values}.</translation>
    </message>
    <message>
        <source>Not entered: {label}.</source>
        <translation>Nicht eingegeben: {label}.</translation>
    </message>
    <message>
        <source>Proxies that ask for a password are not supported: use one on this computer that signs in to yours.</source>
        <translation>Proxys, die nach einem Passwort fragen, werden nicht unterstützt: Verwenden Sie einen auf diesem Computer, der sich bei Ihrem anmeldet.</translation>
    </message>
    <message>
        <source>The proxy&apos;s address contains a user or password, and the settings cannot keep secrets.</source>
        <translation>Die Adresse des Proxys enthält einen Benutzer oder ein Passwort, und die Einstellungen können keine Geheimnisse aufbewahren.</translation>
    </message>
    <message>
        <source>Hours without a reading</source>
        <translation>Stunden ohne Lesen</translation>
    </message>
    <message>
        <source>“{field}” is no number from 0 to {most:,}.</source>
        <translation>„{field}“ ist keine Zahl von 0 bis {most:,}.</translation>
    </message>
    <message>
        <source>Enter 0 for never.</source>
        <translation>Geben Sie 0 für nie ein.</translation>
    </message>
    <message>
        <source>The proxy&apos;s address contains more than a host and a port.</source>
        <translation>Die Adresse des Proxys enthält mehr als Host und Port.</translation>
    </message>
    <message>
        <source>Enter it like http://proxy.example.com:3128</source>
        <translation>Geben Sie sie ein wie http://proxy.example.com:3128</translation>
    </message>
    <message>
        <source>The proxy&apos;s address is not of the form http://host:port.</source>
        <translation>Die Adresse des Proxys hat nicht die Form http://host:port.</translation>
    </message>
    <message>
        <source>e-mails already sent cannot be recalled</source>
        <translation>schon gesendete E-Mails lassen sich nicht zurückrufen</translation>
    </message>
    <message>
        <source>The job wrote to a different shop or tenant from the one connected now.</source>
        <translation>Der Job schrieb in einen anderen Shop oder Mandanten als den jetzt verbundenen.</translation>
    </message>
    <message>
        <source>The value before the write was not read.</source>
        <translation>Der Wert vor dem Schreibvorgang wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>The {label} status was {json_type} before the write: there is no value to restore.</source>
        <translation>Der Status in {label} war vor dem Schreiben {json_type}: Es gibt keinen Wert, der wiederhergestellt werden könnte.</translation>
    </message>
    <message>
        <source>The outcome of the write is not known: refresh first.</source>
        <translation>Das Ergebnis des Schreibvorgangs ist nicht bekannt: Aktualisieren Sie zuerst.</translation>
    </message>
    <message>
        <source>The value after the write was not read, so it is not known what to take back.</source>
        <translation>Der Wert nach dem Schreiben wurde nicht gelesen; deshalb ist nicht bekannt, was zurückzunehmen wäre.</translation>
    </message>
    <message>
        <source>It already has the former value.</source>
        <translation>Der frühere Wert ist schon da.</translation>
    </message>
    <message>
        <source>It has changed since: {named} now has “{visible}”, not what the job wrote.</source>
        <translation>Seither geändert: {named} hat jetzt „{visible}“, nicht mehr, was der Job geschrieben hat.</translation>
    </message>
    <message>
        <source>{label} is not written automatically.</source>
        <extracomment>Directions that may be automatic. A value that comes back within this time is a flip A to B to A, and left to the operator. Fewer known orders than this are too few to speak of a share of them. A larger share of a side&apos;s known orders vanishes or changes at once only when something is wrong.</extracomment>
        <translation>{label} wird nicht automatisch geschrieben.</translation>
    </message>
    <message>
        <source>It needs the typed word “{confirm}”.</source>
        <translation>Dafür muss das Wort „{confirm}“ eingegeben werden.</translation>
    </message>
    <message>
        <source>“{visible}” was already written or replaced there in the last {total_seconds:.0f} hours: something sets it back. Find out what, then sync it by hand.</source>
        <translation>„{visible}“ wurde dort in den letzten {total_seconds:.0f} Stunden schon geschrieben oder ersetzt: Etwas setzt es zurück. Finden Sie heraus, was, und gleichen Sie dann von Hand ab.</translation>
    </message>
    <message>
        <source>The outcome of an earlier write to this order is unknown: nothing was sent.</source>
        <extracomment>Orders of a plan that are looked up at once.</extracomment>
        <translation>Das Ergebnis eines früheren Schreibvorgangs zu diesem Auftrag ist unbekannt: Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Refresh to read the order again.</source>
        <translation>Aktualisieren Sie, um den Auftrag neu zu lesen.</translation>
    </message>
    <message>
        <source>Since this was planned, {named} was read again and has “{visible}”, not the value of the plan: nothing was sent.</source>
        <translation>Nach dem Planen wurde neu gelesen: {named} hat „{visible}“, nicht den Wert des Plans. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>The plan names this order twice: only the first is written.</source>
        <translation>Der Plan nennt diesen Auftrag zweimal: Nur der erste wird geschrieben.</translation>
    </message>
    <message>
        <source>{capital} could not be read: {problem} Nothing was sent.</source>
        <translation>{capital} konnte nicht gelesen werden: {problem} Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>The order is no longer in {named}.</source>
        <translation>Inzwischen hat {named} diesen Auftrag nicht mehr.</translation>
    </message>
    <message>
        <source>The {named} status is now unreadable: {problem}</source>
        <translation>Der Status ist jetzt unlesbar ({named}): {problem}</translation>
    </message>
    <message>
        <source>{capital} already has the wanted value: nothing was sent.</source>
        <translation>{capital} hat schon den gewünschten Wert: Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>{capital} now has “{visible}”: nothing was sent.</source>
        <translation>{capital} hat jetzt „{visible}“: Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>{capital} now has {held}, no longer the value of the plan: nothing was sent.</source>
        <translation>{capital} hat jetzt {held}, nicht mehr den Wert des Plans: Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Read back: {named} has the wanted value, although the answer was: {words}</source>
        <translation>Zurückgelesen: {named} hat den gewünschten Wert, obwohl die Antwort war: {words}</translation>
    </message>
    <message>
        <source>Sent “{visible}”, but {named} now has {held}.</source>
        <translation>Gesendet „{visible}“, aber {named} hat jetzt {held}.</translation>
    </message>
    <message>
        <source>Something there changes or ignores this value: check the order before planning again.</source>
        <translation>Etwas dort verändert oder ignoriert diesen Wert: Prüfen Sie den Auftrag, bevor Sie neu planen.</translation>
    </message>
    <message>
        <source>The answer was: {words}</source>
        <translation>Die Antwort war: {words}</translation>
    </message>
    <message>
        <source>The answer was unclear and {named} still has the former value; the write may still be carried out.</source>
        <translation>Die Antwort war unklar, und {named} hat noch den früheren Wert; der Schreibvorgang kann noch ausgeführt werden.</translation>
    </message>
    <message>
        <source>The answer was unclear and {named} has a third value; the write may still be carried out.</source>
        <translation>Die Antwort war unklar, und {named} hat einen dritten Wert; der Schreibvorgang kann noch ausgeführt werden.</translation>
    </message>
    <message>
        <source>Check the order there before planning again.</source>
        <translation>Prüfen Sie den Auftrag dort, bevor Sie neu planen.</translation>
    </message>
    <message>
        <source>{capital}, whose value is written, could not be read again: {problem} Nothing was sent.</source>
        <translation>{capital} konnte nicht erneut gelesen werden, und von dort kommt der Wert: {problem} Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Nothing was sent. {title}: {message}</source>
        <translation>Es wurde nichts gesendet. {title}: {message}</translation>
    </message>
    <message>
        <source>{message} The outcome of the write is not known.</source>
        <translation>{message} Das Ergebnis des Schreibvorgangs ist nicht bekannt.</translation>
    </message>
    <message>
        <source>It is not sent again. Refresh to read the order again.</source>
        <translation>Er wird nicht erneut gesendet. Aktualisieren Sie, um den Auftrag neu zu lesen.</translation>
    </message>
    <message>
        <source>After the write the order is no longer in {named}.</source>
        <translation>Nach dem Schreiben hat {named} den Auftrag nicht mehr.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Check the order there.</source>
        <translation>Prüfen Sie den Auftrag dort.</translation>
    </message>
    <message>
        <source>Read back: {named} has the wanted value.</source>
        <translation>Zurückgelesen: {named} hat den gewünschten Wert.</translation>
    </message>
    <message>
        <source>the former value</source>
        <translation>den früheren Wert</translation>
    </message>
    <message>
        <source>Read back: {named} shows “{shown}”, as declared for “{wanted}”.</source>
        <translation>Zurückgelesen: {named} zeigt „{shown}“, wie im Profil für „{wanted}“ angegeben.</translation>
    </message>
    <message>
        <source>{capital} accepted the write but still shows the former value: it may show the new value later, or something there ignores the write.</source>
        <translation>{capital} hat den Schreibvorgang angenommen, zeigt aber noch den früheren Wert: Der neue erscheint vielleicht später, oder etwas dort ignoriert den Schreibvorgang.</translation>
    </message>
    <message>
        <source>Read back: {problem}</source>
        <translation>Zurückgelesen: {problem}</translation>
    </message>
    <message>
        <source>Sent “{sent}”, but the receiver&apos;s answer names “{got}”, and the value could not be read back.</source>
        <translation>Gesendet „{sent}“, aber die Antwort des Empfängers nennt „{got}“, und der Wert konnte nicht zurückgelesen werden.</translation>
    </message>
    <message>
        <source>The write was accepted, but the value could not be read back.</source>
        <translation>Der Schreibvorgang wurde angenommen, aber der Wert konnte nicht zurückgelesen werden.</translation>
    </message>
    <message>
        <source>The answer was unclear and the value could not be read back.</source>
        <translation>Die Antwort war unklar, und der Wert konnte nicht zurückgelesen werden.</translation>
    </message>
    <message>
        <source>It is not sent again. Check the order in the target. If there is a read source, a refresh reads the order again.</source>
        <translation>Er wird nicht erneut gesendet. Prüfen Sie den Auftrag im Ziel. Gibt es eine Lesequelle, liest eine Aktualisierung den Auftrag neu.</translation>
    </message>
    <message>
        <source>{refresh_minutes} minutes between refreshes are not possible.</source>
        <extracomment>A week between refreshes is as good as never. The secrets that a DesignO connection needs, told by its read profile. The secrets that a store needs; raises ``SettingsInvalid`` for settings not known there. What of a store&apos;s settings is allowed and seldom meant; raises what ``StoreSecretFields`` does. What some of a store&apos;s options may be, by option name; raises ``SyncError``.</extracomment>
        <translation>{refresh_minutes} Minuten zwischen Aktualisierungen sind nicht möglich.</translation>
    </message>
    <message>
        <source>Enter 0 for never, or up to {longest_minutes}.</source>
        <translation>Geben Sie 0 für nie ein, oder höchstens {longest_minutes}.</translation>
    </message>
    <message>
        <source>“{code}” has two directions.</source>
        <translation>„{code}“ hat zwei Richtungen.</translation>
    </message>
    <message>
        <source>Choose one.</source>
        <translation>Wählen Sie eine.</translation>
    </message>
    <message>
        <source>{label} cannot be automatic.</source>
        <translation>{label} kann nicht automatisch sein.</translation>
    </message>
    <message>
        <source>There is no store “{code}”.</source>
        <translation>Es gibt keinen Store „{code}“.</translation>
    </message>
    <message>
        <source>List the stores.</source>
        <translation>Listen Sie die Stores auf.</translation>
    </message>
    <message>
        <source>There is no read source.</source>
        <extracomment>Hears each line of a test, on the engine&apos;s thread.</extracomment>
        <translation>Es gibt keine Lesequelle.</translation>
    </message>
    <message>
        <source>Add a read profile.</source>
        <translation>Fügen Sie ein Leseprofil hinzu.</translation>
    </message>
    <message>
        <source>Every store has its own code in DesignO.</source>
        <translation>Jeder Store hat in DesignO seinen eigenen Code.</translation>
    </message>
    <message>
        <source>Enter them.</source>
        <translation>Geben Sie sie ein.</translation>
    </message>
    <message>
        <source>The store code “{code}” is already used by “{name}”.</source>
        <translation>Der Store-Code „{code}“ wird bereits von „{name}“ verwendet.</translation>
    </message>
    <message>
        <source>The shop&apos;s address changed, so its stored credentials are not sent there.</source>
        <translation>Die Adresse des Shops hat sich geändert, deshalb werden seine gespeicherten Zugangsdaten nicht dorthin gesendet.</translation>
    </message>
    <message>
        <source>Enter the credentials for the new address.</source>
        <translation>Geben Sie die Zugangsdaten für die neue Adresse ein.</translation>
    </message>
    <message>
        <source>DesignO&apos;s address changed, so its stored credentials are not sent there.</source>
        <translation>Die Adresse von DesignO hat sich geändert, deshalb werden seine gespeicherten Zugangsdaten nicht dorthin gesendet.</translation>
    </message>
    <message>
        <source>Missing credentials: {missing}.</source>
        <translation>Fehlende Zugangsdaten: {missing}.</translation>
    </message>
    <message>
        <source>No job has written anything yet.</source>
        <extracomment>Outcomes after which a side holds another value than before.</extracomment>
        <translation>Bisher hat kein Job etwas geschrieben.</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Nichts rückgängig zu machen</translation>
    </message>
    <message>
        <source>The journal has no job “{job_id}”.</source>
        <translation>Das Journal hat keinen Job „{job_id}“.</translation>
    </message>
    <message>
        <source>List them with: history</source>
        <translation>Listen Sie sie auf mit: history</translation>
    </message>
    <message>
        <source>No such job</source>
        <translation>Kein solcher Job</translation>
    </message>
    <message>
        <source>Paused by the operator.</source>
        <translation>Vom Bediener angehalten.</translation>
    </message>
    <message>
        <source>waiting for another job of this store</source>
        <translation>wartet auf einen anderen Job dieses Stores</translation>
    </message>
    <message>
        <source>Cancelled by the operator: nothing was sent.</source>
        <extracomment>So many errors in the program itself stop the run; fewer only set their orders aside. Seconds for which the locks as last read are believed.</extracomment>
        <translation>Vom Bediener abgebrochen: Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Nothing was sent: an earlier write of this careful run ended with a different value from the one sent.</source>
        <translation>Es wurde nichts gesendet: Ein früherer Schreibvorgang dieses vorsichtigen Laufs endete mit einem anderen Wert als dem gesendeten.</translation>
    </message>
    <message>
        <source>Check that order first, then plan again.</source>
        <translation>Prüfen Sie zuerst jenen Auftrag, dann planen Sie neu.</translation>
    </message>
    <message>
        <source>The store was removed from this program meanwhile. Nothing was sent.</source>
        <translation>Der Store wurde inzwischen aus diesem Programm entfernt. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Automatic sync of “{code}” was switched off meanwhile.</source>
        <translation>Der automatische Abgleich von „{code}“ wurde inzwischen ausgeschaltet.</translation>
    </message>
    <message>
        <source>What is accepted was changed meanwhile: nothing was sent.</source>
        <translation>Was akzeptiert ist, hat sich inzwischen geändert: Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Please report it.</source>
        <translation>Bitte melden Sie es.</translation>
    </message>
    <message>
        <source>Not sent: accepted since this was planned, by {name}: {reason}</source>
        <translation>Nicht gesendet: seit der Planung akzeptiert, von {name}: {reason}</translation>
    </message>
    <message>
        <source>Automatic sync writes no accepted difference. To write it, plan it by hand.</source>
        <translation>Der automatische Abgleich schreibt keinen akzeptierten Unterschied. Planen Sie ihn von Hand, um ihn zu schreiben.</translation>
    </message>
    <message>
        <source>Nothing was sent: {named} altered “{visible}” in another order of this job.</source>
        <translation>Es wurde nichts gesendet: {named} hat „{visible}“ in einem anderen Auftrag dieses Jobs verändert.</translation>
    </message>
    <message>
        <source>This order was left out because of an error in the program.</source>
        <translation>Dieser Auftrag wurde wegen eines Fehlers im Programm ausgelassen.</translation>
    </message>
    <message>
        <source>Error in the program</source>
        <translation>Programmfehler</translation>
    </message>
    <message>
        <source>{most_bugs} errors in the program stopped the run.</source>
        <translation>{most_bugs} Programmfehler haben den Lauf beendet.</translation>
    </message>
    <message>
        <source>Stopped by an error in the program.</source>
        <translation>Durch einen Programmfehler beendet.</translation>
    </message>
    <message>
        <source>See the job below.</source>
        <translation>Siehe den Job unten.</translation>
    </message>
    <message>
        <source>This plan is already being carried out.</source>
        <translation>Dieser Plan wird bereits ausgeführt.</translation>
    </message>
    <message>
        <source>The program is being closed.</source>
        <translation>Das Programm wird geschlossen.</translation>
    </message>
    <message>
        <source>Cancelled; what was read is kept.</source>
        <translation>Abgebrochen; was gelesen wurde, bleibt.</translation>
    </message>
    <message>
        <source>error in the program</source>
        <translation>Programmfehler</translation>
    </message>
    <message>
        <source>Cancelled before anything was sent.</source>
        <translation>Abgebrochen, bevor etwas gesendet wurde.</translation>
    </message>
    <message>
        <source>Type {count_word} to carry it out.</source>
        <translation>Geben Sie {count_word} ein, um ihn auszuführen.</translation>
    </message>
    <message>
        <source>Number of writes not typed</source>
        <translation>Anzahl der Schreibvorgänge nicht eingegeben</translation>
    </message>
    <message>
        <source>“Orders since” is a day to come: no order would be read.</source>
        <translation>„Aufträge seit“ liegt in der Zukunft: Es würde kein Auftrag gelesen.</translation>
    </message>
    <message>
        <source>Choose a day in the past.</source>
        <translation>Wählen Sie einen vergangenen Tag.</translation>
    </message>
    <message>
        <source>Orders to read</source>
        <translation>Zu lesende Aufträge</translation>
    </message>
    <message>
        <source>A job is running with this connection, so it is not changed now.</source>
        <translation>Mit dieser Verbindung läuft ein Job, deshalb wird sie jetzt nicht geändert.</translation>
    </message>
    <message>
        <source>Wait until the job has ended or cancel it.</source>
        <translation>Warten Sie, bis der Job beendet ist, oder brechen Sie ihn ab.</translation>
    </message>
    <message>
        <source>Connection in use</source>
        <translation>Verbindung in Gebrauch</translation>
    </message>
    <message>
        <source>{n:,} orders are too many to be read one by one.</source>
        <translation>{n:,} Aufträge sind zu viele, um einzeln gelesen zu werden.</translation>
    </message>
    <message>
        <source>Refresh their stores, or select at most {most:,}.</source>
        <translation>Aktualisieren Sie deren Stores, oder wählen Sie höchstens {most:,} aus.</translation>
    </message>
    <message>
        <source>Type the number of writes to carry out this plan: {brakes}</source>
        <translation>Um diesen Plan auszuführen, geben Sie die Anzahl der Schreibvorgänge ein: {brakes}</translation>
    </message>
    <message>
        <source>There is no store “{unknown}”.</source>
        <translation>Es gibt keinen Store „{unknown}“.</translation>
    </message>
    <message>
        <source>No store is connected.</source>
        <translation>Kein Store ist verbunden.</translation>
    </message>
    <message>
        <source>Connect a store first.</source>
        <translation>Verbinden Sie zuerst einen Store.</translation>
    </message>
    <message>
        <source>Plan again.</source>
        <extracomment>Of a target that nobody can read.</extracomment>
        <translation>Planen Sie neu.</translation>
    </message>
    <message>
        <source>another DesignO Sync is writing and will settle unknown writes</source>
        <extracomment>A write whose outcome is known is read again for so long at most: later, what a side holds says nothing of it any more. What stops one reading stops every other at that host: the lock is not held to learn it again.</extracomment>
        <translation>ein anderes DesignO Sync schreibt gerade und klärt unbekannte Schreibvorgänge</translation>
    </message>
    <message>
        <source>The program ended before this order&apos;s turn: nothing was sent.</source>
        <translation>Das Programm endete, bevor dieser Auftrag an der Reihe war: Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>the outcome of the write to order {number} could not be read: {title}</source>
        <translation>das Ergebnis des Schreibvorgangs zu Auftrag {number} konnte nicht gelesen werden: {title}</translation>
    </message>
    <message numerus="yes">
        <source>waiting {left} before reading the order of {n:,} unknown write again</source>
        <comment>waiting {left} before reading the orders of {n:,} unknown writes again</comment>
        <translation>
            <numerusform>wartet {left}, bevor der Auftrag von {n:,} unbekanntem Schreibvorgang neu gelesen wird</numerusform>
            <numerusform>wartet {left}, bevor die Aufträge von {n:,} unbekannten Schreibvorgängen neu gelesen werden</numerusform>
        </translation>
    </message>
    <message>
        <source>Order {order_id} has no unknown write to {named}.</source>
        <translation>Auftrag {order_id} hat keinen unbekannten Schreibvorgang ({named}).</translation>
    </message>
    <message>
        <source>See: history</source>
        <translation>Siehe: history</translation>
    </message>
    <message>
        <source>Nothing to settle</source>
        <translation>Nichts zu klären</translation>
    </message>
    <message>
        <source>Checked by the operator: {named} has the wanted value.</source>
        <translation>Vom Bediener geprüft: {named} hat den gewünschten Wert.</translation>
    </message>
    <message>
        <source>Checked by the operator: {named} does not have the wanted value.</source>
        <translation>Vom Bediener geprüft: {named} hat den gewünschten Wert nicht.</translation>
    </message>
    <message>
        <source>Check the order, then plan again.</source>
        <extracomment>A shop goes on with a request whose connection broke (measured: WooCommerce finished a batch of 100 after the client had gone). Before this much time a former value proves nothing. &quot;Not applied&quot; is looked at once more after this (measured: a write landed 27 s late).</extracomment>
        <translation>Prüfen Sie den Auftrag, dann planen Sie neu.</translation>
    </message>
    <message>
        <source>Read again: {side} has the wanted value.</source>
        <translation>Neu gelesen: {side} hat den gewünschten Wert.</translation>
    </message>
    <message>
        <source>Read again: {side} shows “{shown}”, as declared for “{wanted}”.</source>
        <translation>Erneut gelesen: {side} zeigt „{shown}“, wie im Profil für „{wanted}“ angegeben.</translation>
    </message>
    <message>
        <source>The outcome of the write is not known.</source>
        <translation>Das Ergebnis des Schreibvorgangs ist nicht bekannt.</translation>
    </message>
    <message>
        <source>A refresh settles it by reading the order again, if that side can be read.</source>
        <translation>Eine Aktualisierung klärt es durch erneutes Lesen, wenn die Seite gelesen werden kann.</translation>
    </message>
    <message>
        <source>Read again: the order is no longer in {side}.</source>
        <translation>Neu gelesen: {side} hat den Auftrag nicht mehr.</translation>
    </message>
    <message>
        <source>Read again: {side} has neither the former nor the wanted value.</source>
        <translation>Neu gelesen: {side} hat weder den früheren noch den gewünschten Wert.</translation>
    </message>
    <message>
        <source>Read again: {side} does not have the wanted value; the former one is not known.</source>
        <translation>Neu gelesen: {side} hat den gewünschten Wert nicht; der frühere ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Read once more: {side} still has the former value.</source>
        <translation>Erneut gelesen: {side} hat noch den früheren Wert.</translation>
    </message>
    <message>
        <source>Not applied: {side} still had the former value when read again.</source>
        <translation>Nicht ausgeführt: {side} hatte beim erneuten Lesen noch den früheren Wert.</translation>
    </message>
    <message>
        <source>A refresh checks once more, in case it is carried out late. Check the order, then plan again.</source>
        <translation>Eine Aktualisierung prüft erneut, falls er spät ausgeführt wird. Prüfen Sie den Auftrag, dann planen Sie neu.</translation>
    </message>
    <message>
        <source>Read again: the order is no longer in {side}; it is not known whether it had the wanted value in between.</source>
        <translation>Neu gelesen: {side} hat den Auftrag nicht mehr; ob er dazwischen den gewünschten Wert hatte, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Read again: {side} now has “{visible}”; it is not known whether it had the wanted value in between.</source>
        <translation>Neu gelesen: {side} hat jetzt „{visible}“; ob dazwischen der gewünschte Wert da war, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Not applied, although the write was accepted: {side} still had the former value when read again.</source>
        <translation>Nicht ausgeführt, obwohl der Schreibvorgang angenommen wurde: {side} hatte beim erneuten Lesen noch den früheren Wert.</translation>
    </message>
    <message>
        <source>reading {named}</source>
        <translation>liest: {named}</translation>
    </message>
    <message>
        <source>Order {order_id}: {reason}</source>
        <extracomment>Read again what changed this long before the last reading: clocks of a side&apos;s web servers differ, and its times have a grain of one second (measured on WooCommerce 9.9.5). So many orders failing one after the other, and none answered: that is the side, not the order; more of a side whose list shows orders: the orders of a plugin that is gone may all fail. A list of which no changes can be asked for is gone on with only so long: until it is read again, what was read first shows what it held then.</extracomment>
        <translation>Auftrag {order_id}: {reason}</translation>
    </message>
    <message>
        <source>The list of {named} lacks {lost:,} of the {present:,} orders of “{code}” that it had before. This was not accepted automatically.</source>
        <extracomment>What the answer to one request may say of one order, while its side is there and answers.</extracomment>
        <translation>In der Liste, die {named} gesendet hat, fehlen {lost:,} der {present:,} Aufträge von „{code}“, die zuvor darin standen. Das wurde nicht automatisch übernommen.</translation>
    </message>
    <message>
        <source>Check the shop, the account and the read source. If the orders are really gone, accept what was read, then refresh again.</source>
        <translation>Prüfen Sie den Shop, das Konto und die Lesequelle. Sind die Aufträge wirklich weg, übernehmen Sie das Gelesene und aktualisieren Sie erneut.</translation>
    </message>
    <message numerus="yes">
        <source>asking {named} for {n:,} order not in its list</source>
        <comment>asking {named} for {n:,} orders not in its list</comment>
        <translation>
            <numerusform>fragt {n:,} Auftrag einzeln ab, der nicht in der Liste steht ({named})</numerusform>
            <numerusform>fragt {n:,} Aufträge einzeln ab, die nicht in der Liste stehen ({named})</numerusform>
        </translation>
    </message>
    <message>
        <source>The export or log of {named} does not contain this order.</source>
        <translation>Der Export oder das Protokoll von {named} enthält diesen Auftrag nicht.</translation>
    </message>
    <message>
        <source>Whether orders left the list is not known: {reason}</source>
        <translation>Ob Aufträge aus der Liste verschwunden sind, ist nicht bekannt: {reason}</translation>
    </message>
    <message numerus="yes">
        <source>The list of {named} lacks {n:,} order that its total counts.</source>
        <comment>The list of {named} lacks {n:,} orders that its total counts.</comment>
        <translation>
            <numerusform>Laut Gesamtzahl fehlt {n:,} Auftrag in der Liste, die {named} gesendet hat.</numerusform>
            <numerusform>Laut Gesamtzahl fehlen {n:,} Aufträge in der Liste, die {named} gesendet hat.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The list of {named} is empty, but its total counts {n:,} order. No order is reported as missing because of this.</source>
        <comment>The list of {named} is empty, but its total counts {n:,} orders. No order is reported as missing because of this.</comment>
        <translation>
            <numerusform>Die Liste, die {named} gesendet hat, ist leer, aber ihre Gesamtzahl nennt {n:,} Auftrag. Deshalb gilt kein Auftrag als fehlend.</numerusform>
            <numerusform>Die Liste, die {named} gesendet hat, ist leer, aber ihre Gesamtzahl nennt {n:,} Aufträge. Deshalb gilt kein Auftrag als fehlend.</numerusform>
        </translation>
    </message>
    <message>
        <source>The store “{code}” is not connected.</source>
        <translation>Der Store „{code}“ ist nicht verbunden.</translation>
    </message>
    <message>
        <source>Connect it, then refresh.</source>
        <translation>Verbinden Sie ihn, dann aktualisieren Sie.</translation>
    </message>
    <message>
        <source>DesignO is not connected.</source>
        <extracomment>Those that a selection can be planned in.</extracomment>
        <translation>DesignO ist nicht verbunden.</translation>
    </message>
    <message>
        <source>Connect DesignO first.</source>
        <translation>Verbinden Sie zuerst DesignO.</translation>
    </message>
    <message>
        <source>The {label} of “{code}” cannot be written.</source>
        <translation>„{code}“ kann nicht geschrieben werden ({label}).</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <extracomment>A careful run writes so many orders first, then so many, then the rest. Chunks whose side must be listed each hold a whole list, which may be ``FRESH_OF_A_LIST`` old at most: with more of them beside each other every list takes longer. Not a limit of requests. Seconds before a row whose reading was too old when its turn came is read again, with nothing else under way at the host: other rows&apos; turns came between, or what a limit gives back is to be enough for both. After the last it is not sent: the way there is too slow.</extracomment>
        <translation>Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Nothing was sent again.</source>
        <translation>Nichts wurde erneut gesendet.</translation>
    </message>
    <message>
        <source>carefully: {size} first</source>
        <translation>vorsichtig: {size} zuerst</translation>
    </message>
    <message>
        <source>The connection of “{code}” to {named} is not the one this plan was made for.</source>
        <translation>Die Verbindung von „{code}“ ({named}) ist eine andere als die, für die dieser Plan gemacht wurde.</translation>
    </message>
    <message>
        <source>Connection changed</source>
        <translation>Verbindung geändert</translation>
    </message>
    <message>
        <source>This plan was carried out before, and the target cannot be read to compare.</source>
        <translation>Dieser Plan wurde schon einmal ausgeführt, und das Ziel kann nicht zum Vergleich gelesen werden.</translation>
    </message>
    <message>
        <source>The target was read when this was planned and cannot be read now.</source>
        <translation>Das Ziel wurde gelesen, als dies geplant wurde, und kann jetzt nicht gelesen werden.</translation>
    </message>
    <message>
        <source>This change needs its own confirmation (“{confirm}”), which was not given.</source>
        <translation>Diese Änderung braucht eine eigene Bestätigung („{confirm}“), die nicht gegeben wurde.</translation>
    </message>
    <message>
        <source>The target would now carry out this change differently from how it was planned.</source>
        <translation>Das Ziel würde diese Änderung jetzt anders ausführen als geplant.</translation>
    </message>
    <message>
        <source>Automatic sync goes on: the hold was released</source>
        <extracomment>Seconds before a store that could not be reached is read again, doubled up to the longest. Seconds after which the store of a write that ended unknown or not applied is read once more: a moment after the settling calls it the last reading.</extracomment>
        <translation>Automatischer Abgleich geht weiter: Er ist nicht mehr angehalten</translation>
    </message>
    <message>
        <source>{changed:,} of {known:,} orders of {name} changed at once.</source>
        <translation>{changed:,} von {known:,} Aufträgen von {name} haben sich auf einmal geändert.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>An automatic write to {name} ended “{kind}”.</source>
        <translation>Ein automatischer Schreibvorgang nach {name} endete „{kind}“.</translation>
    </message>
    <message>
        <source>Automatic sync is held: {reason}</source>
        <translation>Automatischer Abgleich ist angehalten: {reason}</translation>
    </message>
    <message>
        <source>that is the name of a file of this program&apos;s own data</source>
        <extracomment>Names in the data folder, with what SQLite puts beside them: no export may take their place. Permission bits before the process&apos;s umask: a report is shared like any other file. Made anew, never one that is there already; bytes as they are also on Windows. A plan is an order to write; nobody else may read or change it.</extracomment>
        <translation>so heißt eine Datei mit den eigenen Daten dieses Programms</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>es ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>“{path}” could not be written: {reason}.</source>
        <extracomment>For a library that writes by itself; use it inside ``guarded``.</extracomment>
        <translation>„{path}“ konnte nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>Choose a folder that exists, that you may write to and that has free space.</source>
        <translation>Wählen Sie einen Ordner, den es gibt, in den Sie schreiben dürfen und der freien Platz hat.</translation>
    </message>
    <message>
        <source>“{path}” is open in another program.</source>
        <translation>„{path}“ ist in einem anderen Programm geöffnet.</translation>
    </message>
    <message>
        <source>Close it there, or choose another name.</source>
        <translation>Schließen Sie die Datei dort, oder wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Data file damaged</source>
        <extracomment>What Python raises where a row holds what it cannot.</extracomment>
        <translation>Datendatei beschädigt</translation>
    </message>
    <message>
        <source>The data file is closed.</source>
        <translation>Die Datendatei ist geschlossen.</translation>
    </message>
    <message>
        <source>Start the program again.</source>
        <translation>Starten Sie das Programm neu.</translation>
    </message>
    <message>
        <source>Restore it from a backup. Remove it only if no status was ever sent from this data folder.</source>
        <translation>Stellen Sie sie aus einer Sicherung wieder her. Entfernen Sie sie nur, wenn aus diesem Datenordner nie ein Status gesendet wurde.</translation>
    </message>
    <message>
        <source>{path} comes from an older version of this program and cannot be written.</source>
        <translation>{path} stammt von einer älteren Version dieses Programms und kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Make the data folder writable once.</source>
        <translation>Machen Sie den Datenordner einmal beschreibbar.</translation>
    </message>
    <message>
        <source>{path} was written by a newer version of this program.</source>
        <translation>{path} wurde von einer neueren Version dieses Programms geschrieben.</translation>
    </message>
    <message>
        <source>{path} is empty: its contents are lost.</source>
        <translation>{path} ist leer: Der Inhalt ist verloren.</translation>
    </message>
    <message>
        <source>Use that version, or another data folder (--home).</source>
        <translation>Verwenden Sie jene Version, oder einen anderen Datenordner (--home).</translation>
    </message>
    <message>
        <source>Data of a newer version</source>
        <translation>Daten einer neueren Version</translation>
    </message>
    <message>
        <source>See the help page on troubleshooting.</source>
        <translation>Siehe die Hilfeseite zur Fehlersuche.</translation>
    </message>
    <message>
        <source>{path} is damaged: {error}.</source>
        <translation>{path} ist beschädigt: {error}.</translation>
    </message>
    <message>
        <source>Check the disk space and the permissions of the data folder.</source>
        <translation>Prüfen Sie den Plattenplatz und die Rechte des Datenordners.</translation>
    </message>
    <message>
        <source>Another program is using the file. Close the other window or command.</source>
        <translation>Ein anderes Programm verwendet die Datei. Schließen Sie das andere Fenster oder den anderen Befehl.</translation>
    </message>
    <message>
        <source>{path} cannot be used: {error}.</source>
        <translation>{path} kann nicht verwendet werden: {error}.</translation>
    </message>
    <message>
        <source>Name another data folder (--home).</source>
        <extracomment>A file of the program&apos;s own notes that is longer was not written by it.</extracomment>
        <translation>Nennen Sie einen anderen Datenordner (--home).</translation>
    </message>
    <message>
        <source>{path} is open in another program.</source>
        <translation>{path} ist in einem anderen Programm geöffnet.</translation>
    </message>
    <message>
        <source>Close it there, or pause what scans or syncs the data folder, and try again.</source>
        <translation>Schließen Sie die Datei dort, oder halten Sie an, was den Datenordner prüft oder abgleicht, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>{path} cannot be used: {value}.</source>
        <translation>{path} kann nicht verwendet werden: {value}.</translation>
    </message>
    <message>
        <source>The journal contains a row that cannot be understood.</source>
        <extracomment>A claim, its intent and the last outcome after it. A row that was claimed anew counts from its last claim: what was said before that claim says nothing of it.</extracomment>
        <translation>Das Journal enthält eine Zeile, die nicht verständlich ist.</translation>
    </message>
    <message>
        <source>Check it with: journal verify. Nothing was changed.</source>
        <translation>Prüfen Sie es mit: journal verify. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Journal damaged</source>
        <translation>Journal beschädigt</translation>
    </message>
    <message>
        <source>The journal has no entry {index} for job {job_id}: nothing is sent.</source>
        <translation>Das Journal enthält keinen Eintrag {index} für Job {job_id}: Es wird nichts gesendet.</translation>
    </message>
    <message>
        <source>The end of the journal has changed since it was written: rows are missing or altered.</source>
        <translation>Das Ende des Journals wurde nachträglich verändert: Zeilen fehlen oder sind verändert.</translation>
    </message>
    <message>
        <source>Keep the file and compare it with a backup. Nothing is sent meanwhile.</source>
        <translation>Bewahren Sie die Datei auf und vergleichen Sie sie mit einer Sicherung. Bis dahin wird nichts gesendet.</translation>
    </message>
    <message>
        <source>Unlock or install a keyring (on Linux: GNOME Keyring or KWallet), or use this session only: the credentials are then kept in memory until the program ends.</source>
        <extracomment>Seconds an unlock prompt may stand before the call is given up. Windows keeps 2,560 bytes per credential, stored as UTF-16 (Microsoft&apos;s documentation).</extracomment>
        <translation>Entsperren oder installieren Sie einen Schlüsselbund (unter Linux: GNOME Keyring oder KWallet), oder verwenden Sie die Zugangsdaten nur für diese Sitzung: Sie bleiben dann im Speicher, bis das Programm endet.</translation>
    </message>
    <message>
        <source>keyring of the system</source>
        <extracomment>Packages whose backends keep plain or self-encrypted files.</extracomment>
        <translation>Schlüsselbund des Systems</translation>
    </message>
    <message>
        <source>“{name}” is longer than the {windows_longest} characters Windows keeps.</source>
        <translation>„{name}“ ist länger als die {windows_longest} Zeichen, die Windows behält.</translation>
    </message>
    <message>
        <source>Use a shorter credential, or this session only.</source>
        <translation>Verwenden Sie kürzere Zugangsdaten, oder nur diese Sitzung.</translation>
    </message>
    <message>
        <source>{name_of} did not store the value.</source>
        <translation>{name_of} hat den Wert nicht gespeichert.</translation>
    </message>
    <message>
        <source>The keyring did not answer within {patience:.0f} seconds; perhaps a window asks for its password.</source>
        <translation>Der Schlüsselbund hat nicht innerhalb von {patience:.0f} Sekunden geantwortet; vielleicht fragt ein Fenster nach seinem Passwort.</translation>
    </message>
    <message>
        <source>The keyring cannot be used: {why}.</source>
        <translation>Der Schlüsselbund kann nicht verwendet werden: {why}.</translation>
    </message>
    <message>
        <source>it is locked and was not unlocked</source>
        <translation>er ist gesperrt und wurde nicht entsperrt</translation>
    </message>
    <message>
        <source>it could not be opened</source>
        <translation>er ließ sich nicht öffnen</translation>
    </message>
    <message>
        <source>it did not store the credential</source>
        <translation>er hat die Zugangsdaten nicht gespeichert</translation>
    </message>
    <message>
        <source>it did not delete the credential</source>
        <translation>er hat die Zugangsdaten nicht gelöscht</translation>
    </message>
    <message>
        <source>the system refused access to it</source>
        <translation>das System verweigert den Zugriff</translation>
    </message>
    <message>
        <source>The keyring of this computer cannot be used: {error}.</source>
        <translation>Der Schlüsselbund dieses Computers kann nicht verwendet werden: {error}.</translation>
    </message>
    <message>
        <source>The keyring of this computer cannot be used.</source>
        <translation>Der Schlüsselbund dieses Computers kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>If one is chosen by PYTHON_KEYRING_BACKEND or keyringrc.cfg, correct that. {advice}</source>
        <translation>Falls PYTHON_KEYRING_BACKEND oder keyringrc.cfg einen Schlüsselbund festlegt, korrigieren Sie das. {advice}</translation>
    </message>
    <message>
        <source>No keyring of the system was found.</source>
        <translation>Es wurde kein Schlüsselbund des Systems gefunden.</translation>
    </message>
    <message>
        <source>The keyring chosen on this computer ({module}) keeps credentials in a file.</source>
        <translation>Der auf diesem Computer festgelegte Schlüsselbund ({module}) speichert Zugangsdaten in einer Datei.</translation>
    </message>
    <message>
        <source>{message} It was put aside as {name}; nothing was written to a shop.</source>
        <translation>{message} Sie wurde als {name} beiseitegelegt; in keinen Shop wurde etwas geschrieben.</translation>
    </message>
    <message>
        <source>Refresh: what was read is read again.</source>
        <translation>Aktualisieren Sie: Was gelesen war, wird neu gelesen.</translation>
    </message>
    <message>
        <source>{path} cannot be written: the rows show what was last read, and nothing is refreshed or sent.</source>
        <translation>{path} kann nicht geschrieben werden: Die Zeilen zeigen, was zuletzt gelesen wurde, und nichts wird neu gelesen oder gesendet.</translation>
    </message>
    <message>
        <source>Make the data folder writable, or use another one (--home).</source>
        <translation>Machen Sie den Datenordner beschreibbar, oder verwenden Sie einen anderen (--home).</translation>
    </message>
    <message>
        <source>Data folder cannot be written</source>
        <translation>Datenordner kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>{message} It cannot be put aside.</source>
        <translation>{message} Sie lässt sich nicht beiseitelegen.</translation>
    </message>
    <message>
        <source>Make the data folder writable and close other programs that hold the file, or use another data folder (--home). The journal can be looked at meanwhile.</source>
        <translation>Machen Sie den Datenordner beschreibbar und schließen Sie andere Programme, die die Datei verwenden, oder nutzen Sie einen anderen Datenordner (--home). Das Journal lässt sich inzwischen lesen.</translation>
    </message>
    <message>
        <source>larger than {n:,} bytes</source>
        <extracomment>Texts of several lines, each a whole file by itself. How a Python attribute stands in no file: a name with an underscore before it.</extracomment>
        <translation>größer als {n:,} Bytes</translation>
    </message>
    <message>
        <source>it is not text</source>
        <extracomment>Attributes that files of older versions do not hold.</extracomment>
        <translation>sie enthält keinen Text</translation>
    </message>
    <message>
        <source>it is no file of connections</source>
        <translation>es ist keine Datei mit Verbindungen</translation>
    </message>
    <message>
        <source>its format is of version {version}, and this program reads {known}</source>
        <translation>ihr Format hat die Version {version}, dieses Programm liest {known}</translation>
    </message>
    <message>
        <source>The file cannot be imported: {why}.</source>
        <translation>Die Datei kann nicht importiert werden: {why}.</translation>
    </message>
    <message>
        <source>Nothing was changed. Export it again, or correct the file.</source>
        <translation>Es wurde nichts geändert. Exportieren Sie sie neu, oder berichtigen Sie die Datei.</translation>
    </message>
    <message>
        <source>File of connections not valid</source>
        <translation>Datei mit Verbindungen nicht gültig</translation>
    </message>
    <message>
        <source>“{key}” is there twice</source>
        <translation>„{key}“ steht doppelt da</translation>
    </message>
    <message>
        <source>{place}: a key that is no name</source>
        <translation>{place}: ein Schlüssel, der kein Name ist</translation>
    </message>
    <message>
        <source>{place}: too long, or no text</source>
        <translation>{place}: zu lang oder kein Text</translation>
    </message>
    <message>
        <source>{place}: too long, or with a character that cannot be seen</source>
        <translation>{place}: zu lang oder mit einem unsichtbaren Zeichen</translation>
    </message>
    <message>
        <source>{what}: more than {most:,}</source>
        <translation>{what}: mehr als {most:,}</translation>
    </message>
    <message>
        <source>{what}: two of the same name</source>
        <translation>{what}: zwei mit demselben Namen</translation>
    </message>
    <message>
        <source>no title of up to {n} characters</source>
        <translation>kein Titel von bis zu {n} Zeichen</translation>
    </message>
    <message>
        <source>The settings file could not be understood ({why}). It was put aside as {name}.</source>
        <translation>Die Einstellungsdatei war nicht verständlich ({why}). Sie wurde als {name} beiseitegelegt.</translation>
    </message>
    <message>
        <source>Connect the stores and DesignO again, or repair that file and put it back.</source>
        <translation>Verbinden Sie die Stores und DesignO neu, oder reparieren Sie jene Datei und legen Sie sie zurück.</translation>
    </message>
    <message>
        <source>Settings file damaged</source>
        <translation>Einstellungsdatei beschädigt</translation>
    </message>
    <message>
        <source>The settings were written by a newer version of this program.</source>
        <translation>Die Einstellungen wurden von einer neueren Version dieses Programms geschrieben.</translation>
    </message>
    <message>
        <source>Settings of a newer version</source>
        <translation>Einstellungen einer neueren Version</translation>
    </message>
    <message>
        <source>unknown format</source>
        <translation>unbekanntes Format</translation>
    </message>
    <message>
        <source>The settings ask for the look {value} ({name}), which this version does not know. The default is shown.</source>
        <translation>Die Einstellungen verlangen die Darstellung {value} ({name}), die diese Version nicht kennt. Gezeigt wird die Standarddarstellung.</translation>
    </message>
    <message>
        <source>Choose another one in Preferences.</source>
        <translation>Wählen Sie in den Einstellungen eine andere.</translation>
    </message>
    <message>
        <source>Preference not known</source>
        <translation>Unbekannte Einstellung</translation>
    </message>
    <message>
        <source>no number of minutes up to a year</source>
        <translation>keine Zahl von Minuten bis zu einem Jahr</translation>
    </message>
    <message>
        <source>Another DesignO Sync is writing from the same data folder.</source>
        <translation>Ein anderes DesignO Sync schreibt aus demselben Datenordner.</translation>
    </message>
    <message>
        <source>Wait until its job has ended, then try again.</source>
        <translation>Warten Sie, bis sein Job geendet hat, dann versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Writing elsewhere</source>
        <translation>Anderswo wird geschrieben</translation>
    </message>
    <message>
        <source>Test store</source>
        <translation>Store prüfen</translation>
    </message>
    <message>
        <source>Test {store}</source>
        <translation>{store} prüfen</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>Test result</source>
        <extracomment>In pixels; six lines. More of them scroll.</extracomment>
        <translation>Ergebnis der Prüfung</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message numerus="yes">
        <source>Testing… {n:,} check done</source>
        <comment>Testing… {n:,} checks done</comment>
        <translation>
            <numerusform>Prüfung läuft… {n:,} Punkt geprüft</numerusform>
            <numerusform>Prüfung läuft… {n:,} Punkte geprüft</numerusform>
        </translation>
    </message>
    <message>
        <source>Raw details</source>
        <translation>Rohdaten</translation>
    </message>
    <message numerus="yes">
        <source>The check failed</source>
        <comment>{failed:,} of {n:,} checks failed</comment>
        <translation>
            <numerusform>Die Prüfung ist fehlgeschlagen</numerusform>
            <numerusform>{failed:,} von {n:,} Prüfungen fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The check could not be run</source>
        <comment>No check failed; {unchecked:,} of {n:,} could not be run</comment>
        <translation>
            <numerusform>Die Prüfung konnte nicht durchgeführt werden</numerusform>
            <numerusform>Keine Prüfung fehlgeschlagen; {unchecked:,} von {n:,} konnten nicht durchgeführt werden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The check ended with a warning</source>
        <comment>No check failed; {warned:,} of {n:,} ended with a warning</comment>
        <translation>
            <numerusform>Die Prüfung endete mit einer Warnung</numerusform>
            <numerusform>Keine Prüfung fehlgeschlagen; {warned:,} von {n:,} mit Warnung</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The check passed</source>
        <comment>All {n:,} checks passed</comment>
        <translation>
            <numerusform>Prüfung bestanden</numerusform>
            <numerusform>Alle {n:,} Prüfungen bestanden</numerusform>
        </translation>
    </message>
    <message>
        <source>Character comparison, scrollable</source>
        <translation>Zeichenvergleich, verschiebbar</translation>
    </message>
    <message>
        <source>Character comparison</source>
        <extracomment>The side of a cell, in pixels; a mark of several letters takes more. Between two lines of a comparison that is broken.</extracomment>
        <translation>Zeichenvergleich</translation>
    </message>
    <message>
        <source>{character}, in UTF-8 {bytes}</source>
        <translation>{character}, in UTF-8 {bytes}</translation>
    </message>
    <message>
        <source>… {n:,} more …</source>
        <translation>… {n:,} weitere …</translation>
    </message>
    <message>
        <source>control character</source>
        <translation>Steuerzeichen</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>kein Name</translation>
    </message>
    <message>
        <source>Upper and lower case differ.</source>
        <translation>Groß- und Kleinschreibung sind verschieden.</translation>
    </message>
    <message>
        <source>The separators differ: a space, an underscore or a hyphen.</source>
        <translation>Die Trennzeichen sind verschieden: Leerzeichen, Unterstrich oder Bindestrich.</translation>
    </message>
    <message>
        <source>One value begins with “wc-”, the other does not.</source>
        <translation>Ein Wert beginnt mit „wc-“, der andere nicht.</translation>
    </message>
    <message>
        <source>White space differs: at an edge, doubled, no-break, or characters of no width.</source>
        <translation>Der Leerraum ist verschieden: am Rand, doppelt, geschützt oder Zeichen ohne Breite.</translation>
    </message>
    <message>
        <source>Characters look alike but are other code points, or accents are composed differently.</source>
        <translation>Zeichen sehen gleich aus, sind aber andere Codepunkte, oder Akzente sind anders zusammengesetzt.</translation>
    </message>
    <message>
        <source>One value contains an HTML entity such as “&amp;amp;” for a character.</source>
        <translation>Ein Wert enthält eine HTML-Entität wie „&amp;amp;“ für ein Zeichen.</translation>
    </message>
    <message>
        <source>One value is the beginning of the other: it was cut off.</source>
        <translation>Ein Wert ist der Anfang des anderen: Er wurde abgeschnitten.</translation>
    </message>
    <message>
        <source>The JSON types or number spellings differ, as 1 and &quot;1&quot; do.</source>
        <translation>Die JSON-Typen oder die Schreibweisen der Zahl sind verschieden, wie 1 und &quot;1&quot;.</translation>
    </message>
    <message>
        <source>They are different values, not two spellings of one.</source>
        <translation>Es sind verschiedene Werte, nicht zwei Schreibweisen eines Werts.</translation>
    </message>
    <message>
        <source>Same JSON type, same code points.</source>
        <translation>Gleicher JSON-Typ, gleiche Codepunkte.</translation>
    </message>
    <message>
        <source>DesignO said that it has no such order.</source>
        <translation>Laut DesignO gibt es dort keinen solchen Auftrag.</translation>
    </message>
    <message>
        <source>The storefront said that it has no such order.</source>
        <translation>Laut Shop gibt es dort keinen solchen Auftrag.</translation>
    </message>
    <message>
        <source>At least one side has not been read, so nothing can be compared.</source>
        <translation>Mindestens eine Seite wurde nicht gelesen, deshalb kann nichts verglichen werden.</translation>
    </message>
    <message>
        <source>One side has the order, but no value that can be compared.</source>
        <translation>Eine Seite hat den Auftrag, aber keinen Wert, der verglichen werden kann.</translation>
    </message>
    <message>
        <source>{kind}: {what}</source>
        <translation>{kind}: {what}</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>{n:,} d ago</source>
        <translation>vor {n:,} Tg.</translation>
    </message>
    <message>
        <source>{n} h ago</source>
        <translation>vor {n} h</translation>
    </message>
    <message>
        <source>{n} min ago</source>
        <translation>vor {n} min</translation>
    </message>
    <message>
        <source>{n} s ago</source>
        <translation>vor {n} s</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} day ago</source>
        <comment>{n:,} days ago</comment>
        <translation>
            <numerusform>vor {n:,} Tag</numerusform>
            <numerusform>vor {n:,} Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n:,} hour ago</source>
        <comment>{n:,} hours ago</comment>
        <translation>
            <numerusform>vor {n:,} Stunde</numerusform>
            <numerusform>vor {n:,} Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n:,} minute ago</source>
        <comment>{n:,} minutes ago</comment>
        <translation>
            <numerusform>vor {n:,} Minute</numerusform>
            <numerusform>vor {n:,} Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>{writes} left out unless you type “{word}”: {told}</source>
        <translation>{writes} ausgelassen, wenn Sie nicht „{word}“ eingeben: {told}</translation>
    </message>
    <message>
        <source>Type {word} to carry out {writes}</source>
        <translation>{word} eingeben, um {writes} auszuführen</translation>
    </message>
    <message>
        <source>Type the number of writes</source>
        <translation>Anzahl der Schreibvorgänge eingeben</translation>
    </message>
    <message>
        <source>Number of writes</source>
        <translation>Anzahl der Schreibvorgänge</translation>
    </message>
    <message>
        <source>Type {word}, the number of writes</source>
        <translation>{word} eingeben, die Anzahl der Schreibvorgänge</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} write</source>
        <comment>{n:,} writes</comment>
        <extracomment>Told the words, or ``None`` where there is nothing to undo. What was offered last.</extracomment>
        <translation>
            <numerusform>{n:,} Schreibvorgang</numerusform>
            <numerusform>{n:,} Schreibvorgänge</numerusform>
        </translation>
    </message>
    <message>
        <source>Private CA file</source>
        <translation>Eigene CA-Datei</translation>
    </message>
    <message>
        <source>Only for a server whose certificate comes from your company&apos;s own authority: a PEM file that is trusted for this connection besides the system&apos;s. Verification is never turned off.</source>
        <translation>Nur für einen Server, dessen Zertifikat von der Zertifizierungsstelle Ihrer Firma stammt: eine PEM-Datei, der für diese Verbindung neben den Stellen des Systems vertraut wird. Die Prüfung wird nie abgeschaltet.</translation>
    </message>
    <message>
        <source>Copy it from the browser&apos;s address bar.</source>
        <translation>Kopieren Sie sie aus der Adresszeile des Browsers.</translation>
    </message>
    <message>
        <source>Enter the address alone; credentials have their own fields.</source>
        <translation>Geben Sie nur die Adresse ein; Zugangsdaten haben ihre eigenen Felder.</translation>
    </message>
    <message>
        <source>There is no file where “Private CA file” points.</source>
        <translation>Unter dem Pfad in „Eigene CA-Datei“ gibt es keine Datei.</translation>
    </message>
    <message>
        <source>Choose a PEM file with the certificates of your own authority, or give none.</source>
        <translation>Wählen Sie eine PEM-Datei mit den Zertifikaten Ihrer eigenen Zertifizierungsstelle, oder geben Sie keine an.</translation>
    </message>
    <message>
        <source>{name} cannot be read: {strerror}.</source>
        <translation>{name} kann nicht gelesen werden: {strerror}.</translation>
    </message>
    <message>
        <source>The file cannot be read: {error}.</source>
        <extracomment>An answer in a file of its own: a thousand whole orders are 8 MB.</extracomment>
        <translation>Die Datei kann nicht gelesen werden: {error}.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>The file is larger than an answer can be.</source>
        <translation>Die Datei ist größer, als eine Antwort sein kann.</translation>
    </message>
    <message>
        <source>The file is not UTF-8 text.</source>
        <translation>Die Datei ist kein UTF-8-Text.</translation>
    </message>
    <message>
        <source>Save the answer or the recording again.</source>
        <translation>Speichern Sie die Antwort oder die Aufzeichnung noch einmal.</translation>
    </message>
    <message>
        <source>{name} is too large for a profile.</source>
        <translation>{name} ist für ein Profil zu groß.</translation>
    </message>
    <message>
        <source>{name} is not UTF-8 text.</source>
        <translation>{name} ist kein UTF-8-Text.</translation>
    </message>
    <message>
        <source>Remove {name}?</source>
        <translation>{name} entfernen?</translation>
    </message>
    <message>
        <source>Remove store</source>
        <translation>Store entfernen</translation>
    </message>
    <message>
        <source>Remove the DesignO connection?</source>
        <translation>Die DesignO-Verbindung entfernen?</translation>
    </message>
    <message>
        <source>Its address, its credentials and the orders read from it (store code “{code}”) are removed from this program. Nothing is changed in the shop or in DesignO. The journal of earlier writes is kept.</source>
        <translation>Seine Adresse, seine Zugangsdaten und die von ihm gelesenen Aufträge (Store-Code „{code}“) werden aus diesem Programm entfernt. Im Shop und in DesignO wird nichts geändert. Das Journal früherer Schreibvorgänge bleibt erhalten.</translation>
    </message>
    <message>
        <source>Plans may then write to this shop, and so may automatic sync where it is on. A write there may mail customers or move stock.</source>
        <extracomment>What is possible once a lock is open.</extracomment>
        <translation>Pläne können dann in diesen Shop schreiben, auch der automatische Abgleich, wo er eingeschaltet ist. Ein Schreibvorgang dort kann Kunden E-Mails senden oder Bestand ändern.</translation>
    </message>
    <message>
        <source>Plans may then write to DesignO for this store, and so may automatic sync where it is on.</source>
        <translation>Pläne können dann für diesen Store nach DesignO schreiben, auch der automatische Abgleich, wo er eingeschaltet ist.</translation>
    </message>
    <message>
        <source>Open the lock of {name}?</source>
        <translation>Sperre von {name} aufheben?</translation>
    </message>
    <message>
        <source>Open the lock</source>
        <translation>Sperre aufheben</translation>
    </message>
    <message>
        <source>The tenant&apos;s address, the read profile and the credentials for DesignO are removed from this program. Nothing is changed in DesignO. The journal is kept.</source>
        <translation>Die Adresse des Mandanten, das Leseprofil und die Zugangsdaten für DesignO werden aus diesem Programm entfernt. In DesignO wird nichts geändert. Das Journal bleibt erhalten.</translation>
    </message>
    <message>
        <source>Remove connection</source>
        <translation>Verbindung entfernen</translation>
    </message>
    <message>
        <source>{store}: no older orders to read</source>
        <translation>{store}: keine älteren Aufträge zu lesen</translation>
    </message>
    <message>
        <source>All its orders are read already.</source>
        <translation>Alle Aufträge werden bereits gelesen.</translation>
    </message>
    <message>
        <source>{name} cannot be edited here</source>
        <translation>{name} kann hier nicht bearbeitet werden</translation>
    </message>
    <message>
        <source>This program knows no platform “{platform}”.</source>
        <translation>Dieses Programm kennt keine Plattform „{platform}“.</translation>
    </message>
    <message>
        <source>Use the version of this program that the store was added with, or remove the store.</source>
        <translation>Verwenden Sie die Version dieses Programms, mit der der Store hinzugefügt wurde, oder entfernen Sie den Store.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>For the selected rows that wait for a decision:</source>
        <extracomment>Store, order, id and reason are as wide as their words.</extracomment>
        <translation>Für die ausgewählten Zeilen, die auf eine Entscheidung warten:</translation>
    </message>
    <message>
        <source>Keep storefront</source>
        <translation>Wert des Shops behalten</translation>
    </message>
    <message>
        <source>Keep DesignO</source>
        <translation>Wert von DesignO behalten</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Unverändert lassen</translation>
    </message>
    <message>
        <source>Write neither side</source>
        <translation>Auf keine der beiden Seiten schreiben</translation>
    </message>
    <message>
        <source>Unexpected error</source>
        <extracomment>Qt warns of each question of a screen reader that it does not know: hundreds of lines that say nothing. Whoever wants them has QT_LOGGING_RULES, which comes after this.</extracomment>
        <translation>Unerwarteter Fehler</translation>
    </message>
    <message>
        <source>Something unexpected happened</source>
        <translation>Etwas Unerwartetes ist geschehen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>The place shown before ({key})</source>
        <translation>Die zuvor gezeigte Stelle ({key})</translation>
    </message>
    <message>
        <source>The place shown after ({key})</source>
        <translation>Die danach gezeigte Stelle ({key})</translation>
    </message>
    <message>
        <source>Smaller letters ({key})</source>
        <translation>Kleinere Schrift ({key})</translation>
    </message>
    <message>
        <source>Larger letters ({key})</source>
        <translation>Größere Schrift ({key})</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} place found</source>
        <comment>{n:,} places found</comment>
        <translation>
            <numerusform>{n:,} Fundstelle</numerusform>
            <numerusform>{n:,} Fundstellen</numerusform>
        </translation>
    </message>
    <message>
        <source>Smaller letters</source>
        <translation>Kleinere Schrift</translation>
    </message>
    <message>
        <source>Larger letters</source>
        <translation>Größere Schrift</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Hilfe durchsuchen</translation>
    </message>
    <message>
        <source>Search the help ({key})</source>
        <translation>Hilfe durchsuchen ({key})</translation>
    </message>
    <message>
        <source>No help pages</source>
        <translation>Keine Hilfeseiten</translation>
    </message>
    <message>
        <source>The help pages were not installed with this program.</source>
        <translation>Die Hilfeseiten wurden nicht mit diesem Programm installiert.</translation>
    </message>
    <message>
        <source>Shows the status of each order in the storefront and in DesignO side by side, exactly as received; names what differs; writes only what was planned, and reads it back.

This program is not affiliated with DesignNBuy, the vendor of DesignO. DesignO&apos;s reading API is not public: ask the vendor for yours.

It sends no telemetry. Credentials are kept in the keyring of the operating system.</source>
        <translation>Zeigt den Status jedes Auftrags im Shop und in DesignO nebeneinander, genau wie empfangen; nennt die Unterschiede; schreibt nur, was geplant wurde, und liest es zurück.

Dieses Programm steht in keiner Verbindung zu DesignNBuy, dem Hersteller von DesignO. Die Lese-API von DesignO ist nicht öffentlich: Fragen Sie den Hersteller nach Ihrer.

Es sendet keine Telemetriedaten. Zugangsdaten werden im Schlüsselbund des Betriebssystems aufbewahrt.</translation>
    </message>
    <message>
        <source>Help: DesignO Sync</source>
        <translation>Hilfe: DesignO Sync</translation>
    </message>
    <message>
        <source>Help pages</source>
        <extracomment>Headings below this level are found by search alone.</extracomment>
        <translation>Hilfeseiten</translation>
    </message>
    <message>
        <source>Found places</source>
        <translation>Fundstellen</translation>
    </message>
    <message>
        <source>Help page</source>
        <extracomment>Pixels that a picture is wide at least. Steps of the letters&apos; size away from the usual one.</extracomment>
        <translation>Hilfeseite</translation>
    </message>
    <message>
        <source>This page is not translated yet.</source>
        <translation>Diese Seite ist noch nicht übersetzt.</translation>
    </message>
    <message>
        <source>About DesignO Sync</source>
        <translation>Über DesignO Sync</translation>
    </message>
    <message>
        <source>DesignO Sync {version}</source>
        <translation>DesignO Sync {version}</translation>
    </message>
    <message>
        <source>Job details</source>
        <extracomment>What an operator has to do something about stands first.</extracomment>
        <translation>Einzelheiten des Jobs</translation>
    </message>
    <message>
        <source>No order was written by this job.</source>
        <translation>Dieser Job hat keinen Auftrag geschrieben.</translation>
    </message>
    <message>
        <source>Choose: {label}</source>
        <translation>Wählen: {label}</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>Load…</source>
        <translation>Laden…</translation>
    </message>
    <message>
        <source>Read a file into: {label}</source>
        <translation>Eine Datei einlesen in: {label}</translation>
    </message>
    <message>
        <source>“{label}” must begin with https:// (or http://).</source>
        <extracomment>A profile is a page of text; a larger file was chosen by mistake.</extracomment>
        <translation>„{label}“ muss mit https:// (oder http://) beginnen.</translation>
    </message>
    <message>
        <source>“{label}” contains a query, a fragment or a user name.</source>
        <translation>„{label}“ enthält eine Abfrage, ein Fragment oder einen Benutzernamen.</translation>
    </message>
    <message>
        <source>Different in {kinds} only</source>
        <extracomment>The item role under which the model gives the ``StoreMarks`` of a row&apos;s store. In the place of a row that is being read.</extracomment>
        <translation>Verschieden nur in {kinds}</translation>
    </message>
    <message>
        <source>{storefront} in the storefront, {designo} in DesignO</source>
        <translation>{storefront} im Shop, {designo} in DesignO</translation>
    </message>
    <message>
        <source>group open</source>
        <translation>Gruppe offen</translation>
    </message>
    <message>
        <source>group closed</source>
        <translation>Gruppe geschlossen</translation>
    </message>
    <message>
        <source>Make a plan that writes it to DesignO</source>
        <translation>Einen Plan erstellen, der ihn nach DesignO schreibt</translation>
    </message>
    <message>
        <source>Make a plan that writes it to the storefront</source>
        <translation>Einen Plan erstellen, der ihn in den Shop schreibt</translation>
    </message>
    <message>
        <source>Plan: {direction}</source>
        <extracomment>More than any screen has: the sheet takes as much of it as a dialog may.</extracomment>
        <translation>Plan: {direction}</translation>
    </message>
    <message>
        <source>Plan</source>
        <extracomment>A plan, its figures, and its rows that were left out of the plan that it takes the place of. Refreshes asked for here that have not answered yet.</extracomment>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Carefully</source>
        <extracomment>The most that the changes take of the first width: their rows need more. The note at the foot is left out where it would stand in more than two lines. The most that lines and words take of the height, in pixels; more is scrolled to.</extracomment>
        <translation>Vorsichtig</translation>
    </message>
    <message>
        <source>One order of each store, then five, then the rest. Stops at the first value that comes back altered.</source>
        <translation>Ein Auftrag je Store, dann fünf, dann der Rest. Hält beim ersten Wert an, der verändert zurückkommt.</translation>
    </message>
    <message>
        <source>Each order is read again right before it is written, and once more afterwards.</source>
        <translation>Jeder Auftrag wird unmittelbar vor dem Schreiben und noch einmal danach gelesen.</translation>
    </message>
    <message>
        <source>Nothing to write.</source>
        <translation>Nichts zu schreiben.</translation>
    </message>
    <message>
        <source>part of {digest}</source>
        <translation>Teil von {digest}</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} store</source>
        <comment>{n:,} stores</comment>
        <translation>
            <numerusform>{n:,} Store</numerusform>
            <numerusform>{n:,} Stores</numerusform>
        </translation>
    </message>
    <message>
        <source>{orders} of {stores} get the value that their shop reports.</source>
        <translation>{orders} von {stores} erhalten den Wert ihres Shops.</translation>
    </message>
    <message>
        <source>{orders} of {stores} get the value that DesignO has.</source>
        <translation>{orders} von {stores} erhalten den Wert aus DesignO.</translation>
    </message>
    <message>
        <source>{orders} of {stores} get the value of the side that moved.</source>
        <translation>{orders} von {stores} erhalten den Wert der Seite, die sich geändert hat.</translation>
    </message>
    <message>
        <source>{orders} of {stores} get back the value from before.</source>
        <translation>{orders} von {stores} erhalten den früheren Wert zurück.</translation>
    </message>
    <message>
        <source>Nothing is written before you press Write.</source>
        <translation>Bis Sie auf „Schreiben“ klicken, wird nichts geschrieben.</translation>
    </message>
    <message>
        <source>Plan made {time}</source>
        <translation>Plan von {time}</translation>
    </message>
    <message>
        <source>Plan made {time}, oldest value read {age}</source>
        <translation>Plan von {time}, ältester Wert gelesen: {age}</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message numerus="yes">
        <source>Take back {n:,} write</source>
        <comment>Take back {n:,} writes</comment>
        <translation>
            <numerusform>{n:,} Schreibvorgang zurücknehmen</numerusform>
            <numerusform>{n:,} Schreibvorgänge zurücknehmen</numerusform>
        </translation>
    </message>
    <message>
        <source>Write {n:,} to DesignO</source>
        <translation>{n:,} nach DesignO schreiben</translation>
    </message>
    <message>
        <source>Write {designo:,} to DesignO, {shops:,} to the shops</source>
        <translation>{designo:,} nach DesignO, {shops:,} in die Shops schreiben</translation>
    </message>
    <message>
        <source>Write {n:,} to the shop</source>
        <translation>{n:,} in den Shop schreiben</translation>
    </message>
    <message>
        <source>Write {n:,} to the shops</source>
        <translation>{n:,} in die Shops schreiben</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} production store</source>
        <comment>{n:,} production stores</comment>
        <translation>
            <numerusform>{n:,} produktiver Store</numerusform>
            <numerusform>{n:,} produktive Stores</numerusform>
        </translation>
    </message>
    <message>
        <source>{writes}: {what}</source>
        <translation>{writes}: {what}</translation>
    </message>
    <message numerus="yes">
        <source>and {n:,} more kind in the column “May cause”</source>
        <comment>and {n:,} more kinds in the column “May cause”</comment>
        <translation>
            <numerusform>und {n:,} weitere Art in der Spalte „Kann bewirken“</numerusform>
            <numerusform>und {n:,} weitere Arten in der Spalte „Kann bewirken“</numerusform>
        </translation>
    </message>
    <message>
        <source>and {n:,} more</source>
        <extracomment>Lines of one sort; the others are counted.</extracomment>
        <translation>und {n:,} weitere</translation>
    </message>
    <message>
        <source>Way to sign in</source>
        <translation>Art der Anmeldung</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>{label}: {value}</source>
        <translation>{label}: {value}</translation>
    </message>
    <message>
        <source>Propose columns…</source>
        <translation>Spalten vorschlagen…</translation>
    </message>
    <message>
        <source>By their names, values and known orders; nothing is saved</source>
        <translation>Nach Namen, Werten und bekannten Aufträgen; nichts wird gespeichert</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>The field that is compared.</source>
        <translation>Das Feld, das verglichen wird.</translation>
    </message>
    <message>
        <source>Older orders are not read and never called missing. They can be read later: Stores, Read older orders.</source>
        <translation>Ältere Aufträge werden nicht gelesen und nie als fehlend gemeldet. Später lesen: Stores, Ältere Aufträge lesen.</translation>
    </message>
    <message>
        <source>“Test” also says how long reading the orders takes.</source>
        <translation>„Prüfen“ sagt auch, wie lange das Lesen der Aufträge dauert.</translation>
    </message>
    <message>
        <source>The status field is empty.</source>
        <translation>Das Statusfeld ist leer.</translation>
    </message>
    <message>
        <source>The default is: {default_field}.</source>
        <translation>Standard ist: {default_field}.</translation>
    </message>
    <message>
        <source>Enter all of them.</source>
        <translation>Geben Sie alle ein.</translation>
    </message>
    <message>
        <source>Enter all of them, or leave all empty to keep those stored.</source>
        <translation>Geben Sie alle ein, oder lassen Sie alle leer, um die gespeicherten zu behalten.</translation>
    </message>
    <message>
        <source>Not entered: {missing}.</source>
        <translation>Nicht eingegeben: {missing}.</translation>
    </message>
    <message numerus="yes">
        <source>Reads {n:,} order per request.</source>
        <comment>Reads {n:,} orders per request.</comment>
        <translation>
            <numerusform>Liest {n:,} Auftrag je Anfrage.</numerusform>
            <numerusform>Liest {n:,} Aufträge je Anfrage.</numerusform>
        </translation>
    </message>
    <message>
        <source>A refresh asks only for what changed.</source>
        <translation>Eine Aktualisierung fragt nur nach dem, was sich geändert hat.</translation>
    </message>
    <message>
        <source>Every refresh reads everything: it cannot ask for changes only.</source>
        <translation>Jede Aktualisierung liest alles: Nach Änderungen allein kann nicht gefragt werden.</translation>
    </message>
    <message>
        <source>An order missing from the list is looked up by its id before it is reported as missing.</source>
        <translation>Ein Auftrag, der in der Liste fehlt, wird anhand seiner ID abgefragt, bevor er als fehlend gemeldet wird.</translation>
    </message>
    <message>
        <source>Single orders cannot be asked for: only a complete list shows what is missing.</source>
        <translation>Nach einzelnen Aufträgen kann nicht gefragt werden: Nur eine vollständige Liste zeigt, was fehlt.</translation>
    </message>
    <message>
        <source>Several statuses can go in one request.</source>
        <translation>Mehrere Status können in einer Anfrage geschrieben werden.</translation>
    </message>
    <message>
        <source>Statuses are written one by one, each read back.</source>
        <translation>Status werden einzeln geschrieben, jeder zurückgelesen.</translation>
    </message>
    <message>
        <source>Limits: {limits}.</source>
        <translation>Grenzen: {limits}.</translation>
    </message>
    <message>
        <source>Nothing is ever written there.</source>
        <translation>Dort wird nie etwas geschrieben.</translation>
    </message>
    <message>
        <source>This program does not know this field of {title}: it is read, never written.</source>
        <translation>Dieses Programm kennt dieses Feld von {title} nicht: Es wird gelesen, nie geschrieben.</translation>
    </message>
    <message>
        <source>{title}: read, never written.</source>
        <translation>{title}: gelesen, nie geschrieben.</translation>
    </message>
    <message>
        <source>written directly</source>
        <translation>direkt geschrieben</translation>
    </message>
    <message>
        <source>changed by named actions only</source>
        <translation>nur durch benannte Aktionen geändert</translation>
    </message>
    <message>
        <source>{field}: {how}.</source>
        <translation>{field}: {how}.</translation>
    </message>
    <message>
        <source>May cause: {what}.</source>
        <translation>Kann bewirken: {what}.</translation>
    </message>
    <message>
        <source>No keyring can be used</source>
        <translation>Kein Schlüsselbund verwendbar</translation>
    </message>
    <message>
        <source>You can continue without one: credentials are then kept in memory until the program ends.</source>
        <translation>Sie können ohne Schlüsselbund weitermachen: Die Zugangsdaten bleiben dann im Speicher, bis das Programm endet.</translation>
    </message>
    <message>
        <source>Credentials are never written to a file.</source>
        <translation>Zugangsdaten werden nie in eine Datei geschrieben.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Export report</source>
        <extracomment>As people want them: the first is what most need.</extracomment>
        <translation>Bericht exportieren</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>An accepted difference of the file is none that can be accepted.</source>
        <extracomment>Hears how many of the orders are done, and of how many nothing could be done.</extracomment>
        <translation>Ein akzeptierter Unterschied der Datei ist keiner, der akzeptiert werden kann.</translation>
    </message>
    <message>
        <source>Export it again, or take it out of the file.</source>
        <translation>Exportieren Sie ihn neu, oder nehmen Sie ihn aus der Datei.</translation>
    </message>
    <message>
        <source>A reason is needed.</source>
        <translation>Eine Begründung ist nötig.</translation>
    </message>
    <message>
        <source>Say in a few words why the difference is all right, or name a ticket.</source>
        <translation>Sagen Sie kurz, warum der Unterschied in Ordnung ist, oder nennen Sie ein Ticket.</translation>
    </message>
    <message>
        <source>The name is not one line of text of up to {n:,} characters.</source>
        <translation>Der Name muss eine einzelne Textzeile mit höchstens {n:,} Zeichen sein.</translation>
    </message>
    <message>
        <source>Name</source>
        <extracomment>Letters of a line, which such texts have by custom: none of these lines is broken in two. Around the text, in pixels; and the least width of the list.</extracomment>
        <translation>Name</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Open when done</source>
        <translation>Danach öffnen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message numerus="yes">
        <source>Export {n:,} order</source>
        <comment>Export {n:,} orders</comment>
        <translation>
            <numerusform>{n:,} Auftrag exportieren</numerusform>
            <numerusform>{n:,} Aufträge exportieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>Diesen Ordner gibt es nicht.</translation>
    </message>
    <message>
        <source>Replace the file?</source>
        <translation>Datei ersetzen?</translation>
    </message>
    <message>
        <source>“{name}” exists in this folder.</source>
        <translation>„{name}“ gibt es in diesem Ordner schon.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>More rows than a sheet holds: they go on in further sheets.</source>
        <translation>Mehr Zeilen, als ein Blatt fasst: Sie werden auf weiteren Blättern fortgesetzt.</translation>
    </message>
    <message>
        <source>Safe to open by double click: nothing is converted.</source>
        <translation>Per Doppelklick gefahrlos zu öffnen: Nichts wird umgewandelt.</translation>
    </message>
    <message>
        <source>A page of so many orders opens slowly; XLSX serves better.</source>
        <translation>Eine Seite mit so vielen Aufträgen öffnet langsam; XLSX eignet sich besser.</translation>
    </message>
    <message>
        <source>Safe to open and to mail: the page fetches nothing and runs nothing.</source>
        <translation>Gefahrlos zu öffnen und zu verschicken: Die Seite lädt nichts und führt nichts aus.</translation>
    </message>
    <message>
        <source>Safe to open by double click; altered cells are named in the last column.</source>
        <translation>Per Doppelklick gefahrlos zu öffnen; veränderte Zellen nennt die letzte Spalte.</translation>
    </message>
    <message>
        <source>For programs. A spreadsheet that opens it by double click alters long ids and formulas.</source>
        <translation>Für Programme. Ein Tabellenprogramm, das sie per Doppelklick öffnet, verändert lange IDs und Formeln.</translation>
    </message>
    <message>
        <source>Settle an unknown write</source>
        <translation>Einen unbekannten Schreibvorgang klären</translation>
    </message>
    <message>
        <source>Order {number}: which value does {side} have now?</source>
        <translation>Auftrag {number}: Welchen Wert hat {side} jetzt?</translation>
    </message>
    <message>
        <source>{store} · id {id} · If {side} can be read, a refresh settles this. Otherwise check the order there yourself.</source>
        <translation>{store} · ID {id} · Wenn {side} gelesen werden kann, klärt das eine Aktualisierung. Sonst prüfen Sie den Auftrag dort selbst.</translation>
    </message>
    <message>
        <source>Your answer is recorded in the journal under your name. Nothing is sent.</source>
        <translation>Ihre Antwort wird unter Ihrem Namen im Journal verzeichnet. Es wird nichts gesendet.</translation>
    </message>
    <message>
        <source>It has the wanted value</source>
        <translation>Der gewünschte Wert ist da</translation>
    </message>
    <message>
        <source>It does not have it</source>
        <translation>Der gewünschte Wert ist nicht da</translation>
    </message>
    <message>
        <source>Former</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Also</source>
        <translation>Auch</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Nachweis</translation>
    </message>
    <message>
        <source>Copy exact</source>
        <translation>Exakt kopieren</translation>
    </message>
    <message>
        <source>Copy exact: {label} status</source>
        <translation>Exakt kopieren: Status ({label})</translation>
    </message>
    <message>
        <source>Copy the value unchanged, and check the clipboard</source>
        <translation>Den Wert unverändert kopieren und die Zwischenablage prüfen</translation>
    </message>
    <message>
        <source>Copy as JSON: {label} status</source>
        <translation>JSON kopieren: Status ({label})</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}: {value}</translation>
    </message>
    <message>
        <source>the field was missing</source>
        <translation>das Feld fehlte</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>JSON kopieren</translation>
    </message>
    <message>
        <source>The value as a JSON token, every unusual character as an escape</source>
        <translation>Der Wert als JSON-Token, jedes ungewöhnliche Zeichen als Escape</translation>
    </message>
    <message>
        <source>{type}, {points}, {bytes}</source>
        <translation>{type}, {points}, {bytes}</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} code point</source>
        <comment>{n:,} code points</comment>
        <translation>
            <numerusform>{n:,} Codepunkt</numerusform>
            <numerusform>{n:,} Codepunkte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n:,} byte</source>
        <comment>{n:,} bytes</comment>
        <translation>
            <numerusform>{n:,} Byte</numerusform>
            <numerusform>{n:,} Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>{text} … {n:,} more characters</source>
        <translation>{text} … {n:,} weitere Zeichen</translation>
    </message>
    <message>
        <source>no status field</source>
        <translation>kein Statusfeld</translation>
    </message>
    <message>
        <source>text</source>
        <extracomment>What people read about a kind; choices are listed, and tables have a heading of their own.</extracomment>
        <translation>Text</translation>
    </message>
    <message>
        <source>whole number</source>
        <translation>ganze Zahl</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>JSON pointer</source>
        <translation>JSON-Pointer</translation>
    </message>
    <message>
        <source>text, whole number, true or false</source>
        <translation>Text, ganze Zahl, true oder false</translation>
    </message>
    <message>
        <source>table of texts</source>
        <translation>Tabelle von Texten</translation>
    </message>
    <message>
        <source>table of texts or lists of texts</source>
        <translation>Tabelle von Texten oder Listen von Texten</translation>
    </message>
    <message>
        <source>table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>table of tables</source>
        <translation>Tabelle von Tabellen</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>boolean</source>
        <translation>Wahrheitswert</translation>
    </message>
    <message>
        <source>absent</source>
        <extracomment>Why there is no status; see ``rows.status_type``.</extracomment>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>{n:,} more code points</source>
        <extracomment>More of them say nothing that the cells do not show.</extracomment>
        <translation>{n:,} weitere Codepunkte</translation>
    </message>
    <message>
        <source>not in storefront</source>
        <extracomment>The side was asked and has no such order.</extracomment>
        <translation>fehlt im Shop</translation>
    </message>
    <message>
        <source>not in DesignO</source>
        <translation>fehlt in DesignO</translation>
    </message>
    <message>
        <source>JSON type: {kind}</source>
        <translation>JSON-Typ: {kind}</translation>
    </message>
    <message>
        <source>Orders are sent unencrypted over http.</source>
        <translation>Aufträge werden über http unverschlüsselt übertragen.</translation>
    </message>
    <message>
        <source>Edit {store}</source>
        <extracomment>The store as it was saved; ``None`` until then.</extracomment>
        <translation>{store} bearbeiten</translation>
    </message>
    <message>
        <source>Add a store</source>
        <translation>Einen Store hinzufügen</translation>
    </message>
    <message>
        <source>The name and the code are those of DesignO; the rest is the shop&apos;s.</source>
        <translation>Name und Code sind die von DesignO; der Rest ist vom Shop.</translation>
    </message>
    <message>
        <source>As in DesignO, Manage Stores. For display only.</source>
        <translation>Wie in DesignO, Manage Stores. Nur zur Anzeige.</translation>
    </message>
    <message>
        <source>Learn writing from an example…</source>
        <translation>Schreiben aus Beispiel lernen…</translation>
    </message>
    <message>
        <source>From the copied command of one change of a status; nothing is sent</source>
        <translation>Aus dem kopierten Befehl einer Statusänderung; nichts wird gesendet</translation>
    </message>
    <message>
        <source>Over http, credentials are sent to this computer only.</source>
        <translation>Über http werden Zugangsdaten nur an diesen Computer gesendet.</translation>
    </message>
    <message>
        <source>Store name</source>
        <translation>Name des Stores</translation>
    </message>
    <message>
        <source>Store code</source>
        <translation>Store-Code</translation>
    </message>
    <message>
        <source>{label}: spaces around it or control characters.</source>
        <translation>{label}: Leerzeichen am Rand oder Steuerzeichen.</translation>
    </message>
    <message>
        <source>{label} is missing.</source>
        <translation>{label} fehlt.</translation>
    </message>
    <message>
        <source>Kind of shop</source>
        <translation>Art des Shops</translation>
    </message>
    <message>
        <source>Settings of the platform</source>
        <translation>Einstellungen der Plattform</translation>
    </message>
    <message>
        <source>Certificate file</source>
        <translation>Zertifikatsdatei</translation>
    </message>
    <message>
        <source>How far back orders are read</source>
        <translation>Wie weit zurück Aufträge gelesen werden</translation>
    </message>
    <message>
        <source>Never write to the shop</source>
        <translation>Nie in den Shop schreiben</translation>
    </message>
    <message>
        <source>Never write to DesignO</source>
        <translation>Nie nach DesignO schreiben</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produktivbetrieb</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Kinds of difference</source>
        <translation>Arten der Abweichung</translation>
    </message>
    <message>
        <source>Time of change</source>
        <translation>Zeit der Änderung</translation>
    </message>
    <message>
        <source>DesignO, Manage Stores, column “Store Code”. It must match exactly.</source>
        <translation>DesignO, Manage Stores, Spalte „Store Code“. Er muss genau übereinstimmen.</translation>
    </message>
    <message>
        <source>This address is not encrypted</source>
        <translation>Diese Adresse ist nicht verschlüsselt</translation>
    </message>
    <message>
        <source>Use the https address if the shop has one.</source>
        <translation>Verwenden Sie die https-Adresse, wenn der Shop sie hat.</translation>
    </message>
    <message>
        <source>Off</source>
        <extracomment>A day; longer times are for the command line.</extracomment>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Automatic sync writes only what moved on one side since both were last seen equal. It leaves to you: conflicts, orders never seen equal, plans with a brake (many orders, new values), writes that need a typed word, and values that come back within 24 hours. It stops for a store when most of its orders change at once or a write ends altered or unknown.</source>
        <translation>Der automatische Abgleich schreibt nur, was sich auf einer Seite geändert hat, seit beide zuletzt gleich waren. Ihnen überlässt er: Konflikte, Aufträge, die nie gleich waren, Pläne mit einer Bremse (viele Aufträge, neue Werte), Schreibvorgänge, für die ein Wort eingegeben werden muss, und Werte, die innerhalb von 24 Stunden zurückkommen. Er hält für einen Store an, wenn sich die meisten seiner Aufträge auf einmal ändern oder ein Schreibvorgang verändert oder unbekannt endet.</translation>
    </message>
    <message>
        <source>Automatic refresh and sync</source>
        <translation>Automatisch aktualisieren und abgleichen</translation>
    </message>
    <message>
        <source> minutes</source>
        <translation> Minuten</translation>
    </message>
    <message>
        <source>Nothing is synced automatically while “Automatic refresh” is set to Never.</source>
        <translation>Es wird nichts automatisch abgeglichen, solange „Automatisch aktualisieren“ auf „Nie“ steht.</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Minutes between refreshes</source>
        <translation>Minuten zwischen Aktualisierungen</translation>
    </message>
    <message>
        <source>every </source>
        <translation>alle </translation>
    </message>
    <message>
        <source> minute</source>
        <translation> Minute</translation>
    </message>
    <message>
        <source>While this window is open.</source>
        <translation>Solange dieses Fenster offen ist.</translation>
    </message>
    <message>
        <source>Automatic refresh</source>
        <translation>Automatisch aktualisieren</translation>
    </message>
    <message>
        <source>Automatic sync of</source>
        <translation>Automatischer Abgleich von</translation>
    </message>
    <message>
        <source>Automatic sync of {name}</source>
        <translation>Automatischer Abgleich von {name}</translation>
    </message>
    <message numerus="yes">
        <source>an embedded shop</source>
        <comment>{n:,} shops</comment>
        <translation>
            <numerusform>ein eingebetteter Shop</numerusform>
            <numerusform>{n:,} eingebettete Shops</numerusform>
        </translation>
    </message>
    <message>
        <source>Demo: {shops} and an embedded DesignO on this computer; credentials are kept in memory only.</source>
        <translation>Demo: {shops} und ein eingebettetes DesignO auf diesem Computer; Zugangsdaten bleiben nur im Speicher.</translation>
    </message>
    <message>
        <source>{beginning}… ({count:,} characters)</source>
        <extracomment>Code points of a status that a sentence shows. Letters and marks that show nothing by themselves (Unicode: Default_Ignorable, fillers).</extracomment>
        <translation>{beginning}… ({count:,} Zeichen)</translation>
    </message>
    <message>
        <source>this session only, in memory</source>
        <translation>nur diese Sitzung, im Speicher</translation>
    </message>
    <message>
        <source>Program</source>
        <extracomment>How long a plan waits for a host that cannot be reached while the program stays open. Seconds from which on the keyring is tried: its libraries are imported after the window&apos;s rows.</extracomment>
        <translation>Programm</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>This computer has no trusted certificates, so no server can be verified.</source>
        <translation>Dieser Computer hat keinen Zertifikatsspeicher, daher kann kein Server geprüft werden.</translation>
    </message>
    <message>
        <source>Install the system&apos;s certificates (on Debian: ca-certificates).</source>
        <translation>Installieren Sie die Zertifikate des Systems (unter Debian: ca-certificates).</translation>
    </message>
    <message>
        <source>No certificates</source>
        <translation>Keine Zertifikate</translation>
    </message>
    <message>
        <source>“{ca_file}” contains no certificate in PEM format.</source>
        <translation>„{ca_file}“ enthält kein Zertifikat im PEM-Format.</translation>
    </message>
    <message>
        <source>Ask whoever runs the server for the certificate of its authority as a PEM file.</source>
        <translation>Bitten Sie den Betreiber des Servers um das Zertifikat seiner Zertifizierungsstelle als PEM-Datei.</translation>
    </message>
    <message>
        <source>the system&apos;s</source>
        <translation>der des Systems</translation>
    </message>
    <message>
        <source>{version}; trust store: {where}.</source>
        <translation>{version}; Zertifikatsspeicher: {where}.</translation>
    </message>
    <message>
        <source>Who else may read it was not checked: on Windows, see the folder&apos;s properties.</source>
        <extracomment>Bytes below which the next refresh or journal entry may not fit. Windows gives a folder in the user&apos;s profile to its owner alone; elsewhere the folder above decides, and its access list is not read here.</extracomment>
        <translation>Wer ihn sonst lesen darf, wurde nicht geprüft: Unter Windows zeigen es die Eigenschaften des Ordners.</translation>
    </message>
    <message>
        <source>{home}: {n:,} MB free.</source>
        <translation>{home}: {n:,} MB frei.</translation>
    </message>
    <message>
        <source>Free some disk space: every write is recorded in the journal before it is sent.</source>
        <translation>Schaffen Sie Speicherplatz: Jeder Schreibvorgang wird vor dem Senden im Journal verzeichnet.</translation>
    </message>
    <message>
        <source>Other users of this computer can read {home}.</source>
        <translation>Andere Benutzer dieses Computers können {home} lesen.</translation>
    </message>
    <message>
        <source>Remove their permission: chmod 700.</source>
        <translation>Entziehen Sie ihnen das Recht: chmod 700.</translation>
    </message>
    <message>
        <source>a spreadsheet shortened it to a power of ten; its digits are lost</source>
        <extracomment>No real id is as long; one of 70,000 digits would be sent to a shop in an address.</extracomment>
        <translation>ein Tabellenprogramm hat sie zu einer Zehnerpotenz verkürzt; ihre Ziffern sind verloren</translation>
    </message>
    <message>
        <source>it is a number with decimals, as a program rewrote it</source>
        <translation>sie ist eine Zahl mit Nachkommastellen, wie ein Programm sie umgeschrieben hat</translation>
    </message>
    <message>
        <source>it is a number with separators of thousands, as a program rewrote it</source>
        <translation>sie ist eine Zahl mit Tausendertrennzeichen, wie ein Programm sie umgeschrieben hat</translation>
    </message>
    <message>
        <source>it is an error of a spreadsheet</source>
        <translation>sie ist ein Fehlerwert eines Tabellenprogramms</translation>
    </message>
    <message>
        <source>it contains a control character</source>
        <translation>sie enthält ein Steuerzeichen</translation>
    </message>
    <message>
        <source>the cell contains true or false</source>
        <translation>die Zelle enthält wahr oder falsch</translation>
    </message>
    <message>
        <source>the cell cannot be read</source>
        <translation>die Zelle ist nicht lesbar</translation>
    </message>
    <message>
        <source>the cell is empty</source>
        <translation>die Zelle ist leer</translation>
    </message>
    <message>
        <source>it looks guarded against spreadsheets; without the guard it is “{id}”</source>
        <translation>sie sieht vor Tabellenprogrammen geschützt aus; ohne den Schutz ist sie „{id}“</translation>
    </message>
    <message>
        <source>it has {n:,} characters</source>
        <translation>sie hat {n:,} Zeichen</translation>
    </message>
    <message>
        <source>the cell is said to hold a number and does not</source>
        <translation>die Zelle soll eine Zahl enthalten und enthält keine</translation>
    </message>
    <message>
        <source>XLSX, sheet {name}</source>
        <translation>XLSX, Blatt {name}</translation>
    </message>
    <message>
        <source>the cell contains a formula, not a text</source>
        <extracomment>From here on a number of a spreadsheet no longer tells every whole number from the next. Bytes of a character in memory, at most.</extracomment>
        <translation>die Zelle enthält eine Formel, keinen Text</translation>
    </message>
    <message>
        <source>the cell contains a date, not a text</source>
        <translation>die Zelle enthält ein Datum, keinen Text</translation>
    </message>
    <message>
        <source>the cell contains an error of the spreadsheet, not a text</source>
        <translation>die Zelle enthält einen Fehlerwert des Tabellenprogramms, keinen Text</translation>
    </message>
    <message>
        <source>the cell contains a decimal number, whose digits a spreadsheet may change</source>
        <translation>die Zelle enthält eine Dezimalzahl, deren Ziffern ein Tabellenprogramm ändern kann</translation>
    </message>
    <message>
        <source>the cell contains a number of more digits than a spreadsheet keeps</source>
        <translation>die Zelle enthält eine Zahl mit mehr Ziffern, als ein Tabellenprogramm behält</translation>
    </message>
    <message>
        <source>it has a cell “{name}”</source>
        <translation>sie hat eine Zelle „{name}“</translation>
    </message>
    <message>
        <source>the text number {n} is not in it</source>
        <translation>der Text Nummer {n} ist nicht darin</translation>
    </message>
    <message>
        <source>the cell contains {number} and is shown as {shown}</source>
        <translation>die Zelle enthält {number} und wird als {shown} angezeigt</translation>
    </message>
    <message>
        <source>its XML is nested too deeply</source>
        <extracomment>Element names without their namespace, so that &quot;Strict Open XML&quot; is read as well. Name and attributes of a beginning, the name of an end, or text. Bytes of one tag, comment or instruction.</extracomment>
        <translation>ihr XML ist zu tief verschachtelt</translation>
    </message>
    <message>
        <source>its XML has a document type</source>
        <translation>ihr XML hat einen Dokumenttyp</translation>
    </message>
    <message>
        <source>its XML is not that of a table</source>
        <translation>ihr XML ist nicht das einer Tabelle</translation>
    </message>
    <message>
        <source>a part is not where it should be</source>
        <extracomment>The directory of a package is read at once by zipfile, which makes half a kilobyte of each entry.</extracomment>
        <translation>ein Teil ist nicht dort, wo er sein soll</translation>
    </message>
    <message>
        <source>{part} is missing</source>
        <translation>{part} fehlt</translation>
    </message>
    <message>
        <source>Reading back failed: {title}: {message}</source>
        <extracomment>Seconds between the readings of a side that lags behind its own yes; 15 together. Measured on DesignO: a list shows a stored write seconds later. What the target shows after a value was written. Reads the targets of some rows now.</extracomment>
        <translation>Das Zurücklesen ist fehlgeschlagen: {title}: {message}</translation>
    </message>
    <message numerus="yes">
        <source>waiting for {named} to show {n:,} accepted write</source>
        <comment>waiting for {named} to show {n:,} accepted writes</comment>
        <translation>
            <numerusform>wartet, bis {named} {n:,} angenommenen Schreibvorgang zeigt</numerusform>
            <numerusform>wartet, bis {named} {n:,} angenommene Schreibvorgänge zeigt</numerusform>
        </translation>
    </message>
    <message>
        <source>Credentials held back</source>
        <translation>Zugangsdaten zurückgehalten</translation>
    </message>
    <message>
        <source>The credentials of {whose} were stored by an earlier version without the address they belong to.</source>
        <translation>Die Zugangsdaten von {whose} wurden von einer früheren Version ohne die Adresse gespeichert, zu der sie gehören.</translation>
    </message>
    <message>
        <source>The credentials of {whose} belong to {belongs}, but the settings now name {now}: nothing was sent there.</source>
        <translation>Die Zugangsdaten von {whose} gehören zu {belongs}, die Einstellungen nennen jetzt aber {now}: Dorthin wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>If you did not change the address, somebody else did: check settings.json. If the address is right, enter the credentials again in the connection&apos;s settings.</source>
        <translation>Wenn Sie die Adresse nicht geändert haben, war es jemand anderes: siehe settings.json. Ist sie richtig, geben Sie die Zugangsdaten in den Einstellungen der Verbindung erneut ein.</translation>
    </message>
    <message>
        <source>{n:,} answers were read</source>
        <extracomment>Answers of one list. At the 50 orders that a cautious shop gives per page: a million orders. Unpacked bytes of all answers of one list, in MB: 20 KB for each of 100,000 orders. Orders of one list; what is kept of them while it is read takes about 200 MB. Pages in a row that show only what was shown before. One is possible: an order that comes while the list is read pushes another to the next page.</extracomment>
        <translation>{n:,} Antworten wurden gelesen</translation>
    </message>
    <message>
        <source>{n:,} MB were read</source>
        <translation>{n:,} MB wurden gelesen</translation>
    </message>
    <message>
        <source>{n:,} orders were read</source>
        <translation>{n:,} Aufträge wurden gelesen</translation>
    </message>
    <message>
        <source>{n} pages in a row contain only orders that were listed before</source>
        <translation>{n} Seiten hintereinander enthalten nur Aufträge, die schon gelistet waren</translation>
    </message>
    <message>
        <source>Check the shop&apos;s API: a plugin or a cache may alter the answer.</source>
        <translation>Prüfen Sie die API des Shops: Ein Plugin oder ein Cache verändert vielleicht die Antwort.</translation>
    </message>
    <message>
        <source>The list of {host} does not end: {reason}.</source>
        <translation>Die Liste von {host} endet nicht: {reason}.</translation>
    </message>
    <message>
        <source>Reading too old</source>
        <extracomment>So many requests are under way at a host where they help: at one that states a limit, and rows of a plan everywhere. Whatever stops a run finds no more writes than these on their way. Readings of a host that has shown that it bears them. No host has more requests of this program under way, whatever its limit; how many help is found out while asking (``connectors/pacing``). Raises what forbids sending; told whether the connection is made already.</extracomment>
        <translation>Gelesener Wert zu alt</translation>
    </message>
    <message>
        <source>The order&apos;s last reading was too old when the write was about to be sent: nothing was sent.</source>
        <extracomment>Seconds. A person needs longer to change an order in the shop&apos;s own screen. Making a connection counts apart: over a satellite it takes more than a second each time. Of a source that can only be listed: the rows of a chunk share one list. The quicker of two sides is asked later by no more than this: a time that was measured while a host let everybody wait says nothing of the next reading. No reading of one order takes longer; a longer difference is a clock that was set.</extracomment>
        <translation>Der zuletzt gelesene Stand des Auftrags war zu alt, als geschrieben werden sollte: Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Plan again when the connection and the host answer faster.</source>
        <translation>Planen Sie neu, wenn Verbindung und Server schneller antworten.</translation>
    </message>
    <message>
        <source>{host} was asked for {count:,} orders and sent {entries:,}.</source>
        <extracomment>A list of fewer pages behind the first is read as it comes. Gives the answer to what a walk asks for now. Raises ``SyncError``.</extracomment>
        <translation>{host} wurde nach {count:,} Aufträgen gefragt und hat {entries:,} gesendet.</translation>
    </message>
    <message>
        <source>Check size and size_parameter in [list.paging] of the read profile.</source>
        <translation>Prüfen Sie size und size_parameter in [list.paging] des Leseprofils.</translation>
    </message>
    <message>
        <source>The answer was not yes, so nothing was saved.</source>
        <extracomment>A profile is a page of text; a larger file was chosen by mistake.</extracomment>
        <translation>Die Antwort war nicht yes, daher wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>{host} limits requests to {rate:g} per second</source>
        <extracomment>``32/40``: used and capacity (facts sheet 1.4). Clocks count microseconds, in which so little comes back that nothing waits for it.</extracomment>
        <translation>{host} begrenzt die Anfragen auf {rate:g} pro Sekunde</translation>
    </message>
    <message>
        <source>{host} limits the points that queries cost</source>
        <translation>{host} begrenzt die Punkte, die Abfragen kosten</translation>
    </message>
    <message>
        <source>it contains more than {n:,} values</source>
        <extracomment>Values of one document. 33 KB of gzip can be 16 MB of ``{},``, whose 5 million values took 1.5 GB and 64 s; so many take 0.25 s and 110 MB at worst (one object of as many keys, measured). A page of 100 whole orders holds about 40,000. Bytes of a body that is decoded where it is asked for; a larger one is decoded off the loop.</extracomment>
        <translation>sie enthält mehr als {n:,} Werte</translation>
    </message>
    <message>
        <source>“{pointer}” found nothing: {found}</source>
        <translation>„{pointer}“ fand nichts: {found}</translation>
    </message>
    <message>
        <source>it is nested too deeply to be cut out</source>
        <translation>es ist zu tief verschachtelt, um es auszuschneiden</translation>
    </message>
    <message>
        <source>nothing to cut out there</source>
        <translation>dort ist nichts auszuschneiden</translation>
    </message>
    <message>
        <source>it is not valid UTF-8 at byte {place}</source>
        <translation>sie ist bei Byte {place} kein gültiges UTF-8</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>sie ist leer</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>sie ist zu tief verschachtelt</translation>
    </message>
    <message>
        <source>{cause} at character {place} of {length}</source>
        <translation>{cause} bei Zeichen {place} von {length}</translation>
    </message>
    <message>
        <source>a JSON pointer begins with “/”, or is empty for the whole document</source>
        <translation>ein JSON-Pointer beginnt mit „/“ oder ist leer für das ganze Dokument</translation>
    </message>
    <message>
        <source>in a JSON pointer, “~” is written “~0”, and “/” within a key “~1”</source>
        <translation>in einem JSON-Pointer wird „~“ als „~0“ geschrieben und „/“ in einem Schlüssel als „~1“</translation>
    </message>
    <message>
        <source>the key “{step}” is there more than once</source>
        <translation>der Schlüssel „{step}“ steht dort mehr als einmal</translation>
    </message>
    <message>
        <source>at “{step}” there was {describe}</source>
        <translation>bei „{step}“ stand {describe}</translation>
    </message>
    <message>
        <source>an empty object</source>
        <translation>ein leeres Objekt</translation>
    </message>
    <message>
        <source>an object with the keys {names}</source>
        <translation>ein Objekt mit den Schlüsseln {names}</translation>
    </message>
    <message numerus="yes">
        <source>a list of {n:,} entry</source>
        <comment>a list of {n:,} entries</comment>
        <translation>
            <numerusform>eine Liste mit {n:,} Eintrag</numerusform>
            <numerusform>eine Liste mit {n:,} Einträgen</numerusform>
        </translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>{name} is not JSON</source>
        <translation>{name} ist kein JSON</translation>
    </message>
    <message>
        <source>the text contains a lone surrogate: not valid Unicode</source>
        <translation>der Text enthält ein einzelnes Surrogat: kein gültiges Unicode</translation>
    </message>
    <message>
        <source>not a number as JSON writes it</source>
        <translation>keine Zahl in der Schreibweise von JSON</translation>
    </message>
    <message>
        <source>not a JSON boolean</source>
        <translation>kein Wahrheitswert von JSON</translation>
    </message>
    <message>
        <source>a status that is {json_type} has no literal</source>
        <translation>ein Status der Art {json_type} hat keinen Text</translation>
    </message>
    <message>
        <source>not a JSON value</source>
        <translation>kein JSON-Wert</translation>
    </message>
    <message>
        <source>list</source>
        <extracomment>Parts of one object or list that are shown; behind them stands how many more there are. Code points of a value; its tooltip says more.</extracomment>
        <translation>Liste</translation>
    </message>
    <message>
        <source>object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>a JSON {kind} is not a status</source>
        <translation>JSON-{kind} ist kein Status</translation>
    </message>
    <message>
        <source>It begins with a byte order mark (U+FEFF), which many programs drop when pasting; “Copy as JSON” keeps it visible.</source>
        <extracomment>A type of our own beside plain text, for programs that want to be sure of the bytes.</extracomment>
        <translation>Der Wert beginnt mit einem Byte Order Mark (U+FEFF), das viele Programme beim Einfügen weglassen; mit „JSON kopieren“ bleibt es sichtbar.</translation>
    </message>
    <message>
        <source>Copied as JSON, {size}.</source>
        <extracomment>Platforms whose clipboard outlives the program or ends with the QApplication.</extracomment>
        <translation>Als JSON kopiert, {size}.</translation>
    </message>
    <message>
        <source>Copied {orders} as JSON.</source>
        <translation>{orders} als JSON kopiert.</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} row</source>
        <comment>{n:,} rows</comment>
        <translation>
            <numerusform>{n:,} Zeile</numerusform>
            <numerusform>{n:,} Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied {rows} as tab-separated text.</source>
        <translation>{rows} als Text mit Tabulatoren kopiert.</translation>
    </message>
    <message numerus="yes">
        <source>Copied {n:,} order id.</source>
        <comment>Copied {n:,} order ids.</comment>
        <translation>
            <numerusform>{n:,} Auftrags-ID kopiert.</numerusform>
            <numerusform>{n:,} Auftrags-IDs kopiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>The system&apos;s clipboard did not keep the value unaltered: do not paste it.</source>
        <translation>Die Zwischenablage des Systems hat den Wert verändert: Fügen Sie ihn nicht ein.</translation>
    </message>
    <message>
        <source>Copied exactly: {points}, {size}.</source>
        <translation>Exakt kopiert: {points}, {size}.</translation>
    </message>
    <message>
        <source>Nothing copied: the value is null.</source>
        <translation>Nichts kopiert: Der Wert ist null.</translation>
    </message>
    <message>
        <source>Nothing copied: the value is absent (the field was missing).</source>
        <translation>Nichts kopiert: Der Wert fehlt, das Feld war nicht vorhanden.</translation>
    </message>
    <message>
        <source>give either equals or absent = true, not both</source>
        <translation>entweder equals oder absent = true angeben, nicht beides</translation>
    </message>
    <message>
        <source>it is missing; without it, the list&apos;s request must contain {{store_code}}</source>
        <translation>fehlt; ohne ihn muss die Anfrage der Liste {{store_code}} enthalten</translation>
    </message>
    <message>
        <source>it is missing; without it, the request of [one] must contain {{store_code}} too</source>
        <translation>fehlt; ohne ihn muss auch die Anfrage von [one] {{store_code}} enthalten</translation>
    </message>
    <message>
        <source>it must be a path below the address, without “?” or “#”</source>
        <extracomment>Keys of a request that are one: a request of a status that has any of them inherits none.</extracomment>
        <translation>muss ein Pfad unterhalb der Adresse sein, ohne „?“ und „#“</translation>
    </message>
    <message>
        <source>it must not contain “.” or “..” steps or control characters</source>
        <translation>darf keine Schritte „.“ oder „..“ und keine Steuerzeichen enthalten</translation>
    </message>
    <message>
        <source>it contains a secret; secrets are allowed in headers, query and body only</source>
        <translation>es enthält ein Geheimnis; Geheimnisse sind nur in Headern, Query und Body erlaubt</translation>
    </message>
    <message>
        <source>it cannot be used together with body, body_type or graphql</source>
        <translation>es kann nicht zusammen mit body, body_type oder graphql verwendet werden</translation>
    </message>
    <message>
        <source>it cannot be used together with graphql</source>
        <translation>kann nicht zusammen mit graphql verwendet werden</translation>
    </message>
    <message>
        <source>it contains {{{name}}}, which only [one] and [write] have</source>
        <translation>er enthält {{{name}}}, das es nur in [one] und [write] gibt</translation>
    </message>
    <message>
        <source>with its placeholders filled in, it is not XML: {error}</source>
        <translation>mit ausgefüllten Platzhaltern ist es kein XML: {error}</translation>
    </message>
    <message>
        <source>it is sent in UTF-8 and names another encoding</source>
        <translation>wird in UTF-8 gesendet und nennt eine andere Kodierung</translation>
    </message>
    <message>
        <source>a placeholder is in a CDATA section, a comment or an instruction</source>
        <translation>ein Platzhalter steht in einem CDATA-Abschnitt, einem Kommentar oder einer Anweisung</translation>
    </message>
    <message>
        <source>it cannot be sent as a header</source>
        <translation>kann nicht als Header gesendet werden</translation>
    </message>
    <message>
        <source>it mixes a secret with another placeholder</source>
        <translation>mischt ein Geheimnis mit einem anderen Platzhalter</translation>
    </message>
    <message>
        <source>it contains {{{name}}}, which only [write] has</source>
        <translation>enthält {{{name}}}, das es nur in [write] gibt</translation>
    </message>
    <message>
        <source>it contains the unknown placeholder {name}</source>
        <translation>enthält den unbekannten Platzhalter {name}</translation>
    </message>
    <message>
        <source>it needs method = “POST”</source>
        <translation>braucht method = „POST“</translation>
    </message>
    <message>
        <source>with its placeholders filled in, it is not JSON: {error}</source>
        <translation>ist mit ausgefüllten Platzhaltern kein JSON: {error}</translation>
    </message>
    <message>
        <source>it must be another one than the status itself</source>
        <extracomment>A request for one order holds at least one of them. More needs no limit.</extracomment>
        <translation>er muss anders als der Status selbst sein</translation>
    </message>
    <message>
        <source>it cannot be used together with per_second</source>
        <translation>er geht nicht zusammen mit per_second</translation>
    </message>
    <message>
        <source>it must be a whole number from 1 to {most}</source>
        <translation>er muss eine ganze Zahl von 1 bis {most} sein</translation>
    </message>
    <message>
        <source>it is missing, but a request uses {{{name}}}</source>
        <translation>er fehlt, aber eine Anfrage verwendet {{{name}}}</translation>
    </message>
    <message>
        <source>the store is named by pointers.store or {{store_code}} already</source>
        <translation>der Store ist schon durch pointers.store oder {{store_code}} genannt</translation>
    </message>
    <message>
        <source>it must be an HTTP status of success, from 200 to 299</source>
        <translation>muss ein HTTP-Status für Erfolg sein, von 200 bis 299</translation>
    </message>
    <message>
        <source>it is missing; give it, or use {{{name}}} in the request</source>
        <translation>fehlt; geben Sie ihn an, oder verwenden Sie {{{name}}} in der Anfrage</translation>
    </message>
    <message>
        <source>it is missing; it says where the answer gives the next cursor or address</source>
        <translation>fehlt; er sagt, wo die Antwort den nächsten Cursor oder die nächste Adresse nennt</translation>
    </message>
    <message>
        <source>it is missing; it says how many orders a page contains</source>
        <translation>fehlt; er sagt, wie viele Aufträge eine Seite enthält</translation>
    </message>
    <message>
        <source>it is missing, but the request uses {{limit}}</source>
        <translation>fehlt, aber die Anfrage verwendet {{limit}}</translation>
    </message>
    <message>
        <source>it is missing; end_by_total needs it</source>
        <translation>er fehlt; end_by_total braucht ihn</translation>
    </message>
    <message>
        <source>only lists by page or offset end so; the answers of others say where they end</source>
        <translation>nur Listen nach Seite oder Offset enden so; bei anderen sagen die Antworten, wo sie enden</translation>
    </message>
    <message>
        <source>it is missing, but the request uses {{since}}</source>
        <translation>fehlt, aber die Anfrage verwendet {{since}}</translation>
    </message>
    <message>
        <source>it belongs to the format “local”, which needs it</source>
        <translation>es gehört zum Format „local“, das es braucht</translation>
    </message>
    <message>
        <source>it must be a time zone, such as “Europe/Berlin”, or an offset, such as “+01:00”</source>
        <translation>es muss eine Zeitzone wie „Europe/Berlin“ oder ein Abstand wie „+01:00“ sein</translation>
    </message>
    <message>
        <source>it cannot be used together with included</source>
        <translation>er geht nicht zusammen mit included</translation>
    </message>
    <message>
        <source>where needs equals, and equals needs where</source>
        <translation>where braucht equals, und equals braucht where</translation>
    </message>
    <message>
        <source>the request uses {{{name}}}, which only lists have</source>
        <translation>die Anfrage verwendet {{{name}}}, das es nur in Listen gibt</translation>
    </message>
    <message>
        <source>the path, the query or the body must contain {{{name}}}</source>
        <translation>Pfad, Query oder Body muss {{{name}}} enthalten</translation>
    </message>
    <message>
        <source>it is missing; it says how the answer shows that an order does not exist</source>
        <translation>fehlt; er sagt, woran die Antwort zeigt, dass es einen Auftrag nicht gibt</translation>
    </message>
    <message>
        <source>pointer needs one of equals, null = true or empty = true, and they need it</source>
        <translation>pointer braucht equals, null = true oder empty = true, und diese brauchen ihn</translation>
    </message>
    <message>
        <source>it is missing; it says how the answer shows that an order may not be read</source>
        <translation>er fehlt; er sagt, woran die Antwort zeigt, dass ein Auftrag nicht gelesen werden darf</translation>
    </message>
    <message>
        <source>pointer needs equals, and equals needs pointer</source>
        <translation>pointer braucht equals, und equals braucht pointer</translation>
    </message>
    <message>
        <source>the sign-in request uses {{{name}}}, which has no value there</source>
        <translation>die Anfrage der Anmeldung verwendet {{{name}}}, das dort keinen Wert hat</translation>
    </message>
    <message>
        <source>this way to sign in sends no token of its own</source>
        <translation>diese Anmeldung sendet kein eigenes Token</translation>
    </message>
    <message>
        <source>it must be printable ASCII without spaces at its ends; a space follows it</source>
        <translation>er muss aus druckbaren ASCII-Zeichen bestehen, ohne Leerzeichen am Anfang oder Ende; ein Leerzeichen folgt ihm</translation>
    </message>
    <message>
        <source>only “basic” has a user and a password</source>
        <translation>nur „basic“ hat Benutzer und Passwort</translation>
    </message>
    <message>
        <source>it is missing; it names the header that carries the token</source>
        <extracomment>They send a token as it is, so that something may stand before it.</extracomment>
        <translation>fehlt; er nennt den Header, der das Token trägt</translation>
    </message>
    <message>
        <source>it must contain the secrets to sign in with, such as {{secret:password}}</source>
        <translation>muss die Geheimnisse für die Anmeldung enthalten, etwa {{secret:password}}</translation>
    </message>
    <message>
        <source>it needs [write.statuses], which lists them</source>
        <translation>er braucht [write.statuses], das sie aufzählt</translation>
    </message>
    <message>
        <source>the body, the path or the query must contain {{{name}}}</source>
        <translation>Body, Pfad oder Query muss {{{name}}} enthalten</translation>
    </message>
    <message>
        <source>it must be a text or a number, and another one than the status itself</source>
        <translation>er muss ein Text oder eine Zahl sein, und anders als der Status selbst</translation>
    </message>
    <message>
        <source>it must be printable text of at most {longest} characters, without spaces at its ends</source>
        <translation>er muss druckbarer Text von höchstens {longest} Zeichen sein, ohne Leerzeichen am Anfang oder Ende</translation>
    </message>
    <message>
        <source>it is missing, but [write] uses {{{name}}}: the order is read by it right before</source>
        <translation>er fehlt, aber [write] verwendet {{{name}}}: Damit wird der Auftrag unmittelbar davor gelesen</translation>
    </message>
    <message>
        <source>it is missing: [write] has no request for this status</source>
        <translation>er fehlt: [write] hat keine Anfrage für diesen Status</translation>
    </message>
    <message>
        <source>“Orders since” is neither a number of months nor a date.</source>
        <extracomment>All orders; what stores of older settings have. What a store has that is connected now. What a form offers.</extracomment>
        <translation>„Aufträge seit“ ist weder eine Anzahl Monate noch ein Datum.</translation>
    </message>
    <message>
        <source>For example: {months}, or {day}; empty for all orders.</source>
        <translation>Zum Beispiel: {months} oder {day}; leer für alle Aufträge.</translation>
    </message>
    <message numerus="yes">
        <source>the last month</source>
        <comment>the last {n} months</comment>
        <translation>
            <numerusform>der letzte Monat</numerusform>
            <numerusform>die letzten {n} Monate</numerusform>
        </translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>seit {day}</translation>
    </message>
    <message>
        <source>all orders</source>
        <translation>alle Aufträge</translation>
    </message>
    <message>
        <source>no text</source>
        <translation>kein Text</translation>
    </message>
    <message>
        <source>no whole number</source>
        <translation>keine ganze Zahl</translation>
    </message>
    <message>
        <source>neither true nor false</source>
        <translation>weder true noch false</translation>
    </message>
    <message>
        <source>no object</source>
        <translation>kein Objekt</translation>
    </message>
    <message>
        <source>“{key}” is missing</source>
        <translation>„{key}“ fehlt</translation>
    </message>
    <message>
        <source>“{key}” is unknown</source>
        <translation>„{key}“ ist unbekannt</translation>
    </message>
    <message>
        <source>nested too deeply</source>
        <translation>zu tief verschachtelt</translation>
    </message>
    <message>
        <source>no JSON: line {line} column {column}</source>
        <translation>kein JSON: Zeile {line}, Spalte {column}</translation>
    </message>
    <message>
        <source>a number of more than {n:,} digits</source>
        <translation>eine Zahl mit mehr als {n:,} Ziffern</translation>
    </message>
    <message>
        <source>no list</source>
        <translation>keine Liste</translation>
    </message>
    <message>
        <source>no list of {n:,}</source>
        <translation>keine Liste aus {n:,} Werten</translation>
    </message>
    <message>
        <source>no time</source>
        <translation>keine Zeitangabe</translation>
    </message>
    <message>
        <source>none of the known words</source>
        <translation>keines der bekannten Wörter</translation>
    </message>
    <message>
        <source>not what belongs here</source>
        <translation>nicht das, was hierher gehört</translation>
    </message>
    <message>
        <source>a few seconds</source>
        <extracomment>Seconds of a page where none was measured: a slow shop (performance goals, P13). A page of 100 orders took 0.15 to 0.23 s on a quiet WooCommerce 9.9.5 on two cores (facts, timings). Up to here a larger unit would hide more than it tells.</extracomment>
        <translation>einige Sekunden</translation>
    </message>
    <message>
        <source>about {n} s</source>
        <translation>etwa {n} s</translation>
    </message>
    <message>
        <source>about {n} min</source>
        <translation>etwa {n} min</translation>
    </message>
    <message numerus="yes">
        <source>about {n} hour</source>
        <comment>about {n} hours</comment>
        <translation>
            <numerusform>etwa {n} Stunde</numerusform>
            <numerusform>etwa {n} Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at most {time}: there is {n:,} order of any age</source>
        <comment>at most {time}: there are {n:,} orders of any age</comment>
        <translation>
            <numerusform>höchstens {time}: es gibt {n:,} Auftrag jeden Alters</numerusform>
            <numerusform>höchstens {time}: es gibt {n:,} Aufträge jeden Alters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{time} for {n:,} order</source>
        <comment>{time} for {n:,} orders</comment>
        <translation>
            <numerusform>{time} für {n:,} Auftrag</numerusform>
            <numerusform>{time} für {n:,} Aufträge</numerusform>
        </translation>
    </message>
    <message>
        <source>The shop does not tell how many orders it has, so the time it takes is not known.</source>
        <translation>Der Shop sagt nicht, wie viele Aufträge er hat. Wie lange das Lesen dauert, ist daher nicht bekannt.</translation>
    </message>
    <message>
        <source>Reading them takes {expected}.</source>
        <translation>Das Lesen dauert {expected}.</translation>
    </message>
    <message>
        <source>Asking the shop how many orders there are…</source>
        <translation>Der Shop wird gefragt, wie viele Aufträge es sind…</translation>
    </message>
    <message>
        <source>Read older orders</source>
        <translation>Ältere Aufträge lesen</translation>
    </message>
    <message>
        <source>Read them</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Older orders of {store}</source>
        <translation>Ältere Aufträge von {store}</translation>
    </message>
    <message>
        <source>Read so far: {horizon}. What you choose is read once now, and later refreshes cover it too.</source>
        <translation>Bisher gelesen: {horizon}. Was Sie wählen, wird jetzt einmal gelesen; spätere Aktualisierungen schließen es ein.</translation>
    </message>
    <message>
        <source>{store}: not read yet</source>
        <translation>{store}: noch nicht gelesen</translation>
    </message>
    <message>
        <source>The next refresh reads {horizon}.</source>
        <translation>Die nächste Aktualisierung liest: {horizon}.</translation>
    </message>
    <message>
        <source>You can work meanwhile, or cancel it: what was read stays.</source>
        <translation>Sie können währenddessen arbeiten oder abbrechen: Was gelesen ist, bleibt.</translation>
    </message>
    <message>
        <source>Refresh now</source>
        <translation>Jetzt aktualisieren</translation>
    </message>
    <message>
        <source>{store}: not read to the end</source>
        <translation>{store}: nicht zu Ende gelesen</translation>
    </message>
    <message>
        <source>{words}, the newest first. Orders that were not read yet are “not read”, never absent.</source>
        <translation>{words}, die neuesten zuerst. Noch nicht gelesene Aufträge gelten als „nicht gelesen“, nie als fehlend.</translation>
    </message>
    <message>
        <source>Press Refresh: it goes on where it was broken off.</source>
        <translation>„Aktualisieren“ macht dort weiter, wo abgebrochen wurde.</translation>
    </message>
    <message>
        <source>How long it takes could not be asked: {reason}</source>
        <translation>Wie lange es dauert, war nicht zu erfragen: {reason}</translation>
    </message>
    <message>
        <source>Not possible</source>
        <translation>Nicht möglich</translation>
    </message>
    <message>
        <source>The list of {host} returns to an earlier page.</source>
        <extracomment>Gives a stretch, and a function that names the next cursor (empty at the end).</extracomment>
        <translation>Die Liste von {host} kehrt zu einer früheren Seite zurück.</translation>
    </message>
    <message numerus="yes">
        <source>Making a plan for {n:,} order</source>
        <comment>Making a plan for {n:,} orders</comment>
        <translation>
            <numerusform>Ein Plan für {n:,} Auftrag wird erstellt</numerusform>
            <numerusform>Ein Plan für {n:,} Aufträge wird erstellt</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is written.</source>
        <translation>Es wird nichts geschrieben.</translation>
    </message>
    <message>
        <source>Answer</source>
        <extracomment>The item role under which the model gives its ``Line``. The numbers of the parts of each place that was opened.</extracomment>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Show: {what}</source>
        <extracomment>Without leaving the input, so that a blind Tab leads from one secret to the next.</extracomment>
        <translation>Anzeigen: {what}</translation>
    </message>
    <message>
        <source>Show what is typed ({key})</source>
        <translation>Eingabe anzeigen ({key})</translation>
    </message>
    <message>
        <source>Never write to this shop</source>
        <translation>Nie in diesen Shop schreiben</translation>
    </message>
    <message>
        <source>No plan writes to it, by hand, by command or automatically</source>
        <translation>Kein Plan schreibt dorthin, weder von Hand noch per Befehl noch automatisch</translation>
    </message>
    <message>
        <source>Never write to DesignO for this store</source>
        <translation>Für diesen Store nie nach DesignO schreiben</translation>
    </message>
    <message>
        <source>No plan writes its orders there</source>
        <translation>Kein Plan schreibt die Aufträge dieses Stores dorthin</translation>
    </message>
    <message>
        <source>Production: customers order here</source>
        <translation>Produktiv: Hier bestellen Kunden</translation>
    </message>
    <message>
        <source>Marked red in every plan and on its button</source>
        <translation>In jedem Plan und auf dessen Schaltfläche rot gekennzeichnet</translation>
    </message>
    <message>
        <source>You left this row out of the plan.</source>
        <translation>Sie haben diese Zeile im Plan ausgelassen.</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Copy row</source>
        <comment>&amp;Copy {n:,} rows</comment>
        <extracomment>From so many orders on, nothing is offered that only one of them can have. Characters of a value in an entry.</extracomment>
        <translation>
            <numerusform>Zeile &amp;kopieren</numerusform>
            <numerusform>{n:,} Zeilen &amp;kopieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy {side} status e&amp;xactly</source>
        <translation>Status &amp;exakt kopieren: {side}</translation>
    </message>
    <message numerus="yes">
        <source>Copy order &amp;id</source>
        <comment>Copy {n:,} order &amp;ids</comment>
        <translation>
            <numerusform>Auftrags-&amp;ID kopieren</numerusform>
            <numerusform>{n:,} Auftrags-&amp;IDs kopieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy as &amp;JSON</source>
        <comment>Copy {n:,} rows as &amp;JSON</comment>
        <translation>
            <numerusform>Als &amp;JSON kopieren</numerusform>
            <numerusform>{n:,} Zeilen als &amp;JSON kopieren</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Filter by “{value}”</source>
        <translation>Nach „{value}“ &amp;filtern</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Refresh this order</source>
        <comment>&amp;Refresh {n:,} orders</comment>
        <translation>
            <numerusform>Diesen Auftrag &amp;aktualisieren</numerusform>
            <numerusform>{n:,} Aufträge &amp;aktualisieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{act} ({n:,} order)</source>
        <comment>{act} ({n:,} orders)</comment>
        <translation>
            <numerusform>{act} ({n:,} Auftrag)</numerusform>
            <numerusform>{act} ({n:,} Aufträge)</numerusform>
        </translation>
    </message>
    <message>
        <source>No difference below this row.</source>
        <extracomment>Rows that are looked at in one turn of the loop: making one takes some ten microseconds.</extracomment>
        <translation>Unter dieser Zeile ist kein Unterschied.</translation>
    </message>
    <message>
        <source>No difference above this row.</source>
        <translation>Über dieser Zeile ist kein Unterschied.</translation>
    </message>
    <message>
        <source>CSV, exact</source>
        <extracomment>Rows of a sheet of XLSX, less its heading, and orders that a browser still shows with ease. Between the cells of CSV for spreadsheets, by the word on the command line.</extracomment>
        <translation>CSV, exakt</translation>
    </message>
    <message>
        <source>CSV for spreadsheets</source>
        <translation>CSV für Tabellenprogramme</translation>
    </message>
    <message>
        <source>Excel (XLSX)</source>
        <translation>Excel (XLSX)</translation>
    </message>
    <message>
        <source>HTML</source>
        <translation>HTML</translation>
    </message>
    <message>
        <source>byte for byte, for programs</source>
        <translation>Byte für Byte, für Programme</translation>
    </message>
    <message>
        <source>ids and formulas guarded</source>
        <translation>IDs und Formeln geschützt</translation>
    </message>
    <message>
        <source>every status as text; second sheet with counts</source>
        <translation>jeder Status als Text; zweites Blatt mit Anzahlen</translation>
    </message>
    <message>
        <source>one page to print or mail, with bars</source>
        <translation>eine Seite zum Drucken oder Mailen, mit Balken</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} order read so far</source>
        <comment>{n:,} orders read so far</comment>
        <translation>
            <numerusform>bisher {n:,} Auftrag gelesen</numerusform>
            <numerusform>bisher {n:,} Aufträge gelesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{read:,} of {n:,} order read</source>
        <comment>{read:,} of {n:,} orders read</comment>
        <translation>
            <numerusform>{read:,} von {n:,} Auftrag gelesen</numerusform>
            <numerusform>{read:,} von {n:,} Aufträgen gelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>not possible now</source>
        <translation>jetzt nicht möglich</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Find an action, a view, a store, an order or a status</source>
        <translation>Befehl, Ansicht, Store, Auftrag oder Status suchen</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>↑ ↓ choose · Enter do · Esc back</source>
        <translation>↑ ↓ wählen · Eingabe ausführen · Esc zurück</translation>
    </message>
    <message>
        <source>Nothing here writes without a plan</source>
        <translation>Nichts davon schreibt ohne Plan</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} order selected</source>
        <comment>{n:,} orders selected</comment>
        <extracomment>Remembered of what was chosen.</extracomment>
        <translation>
            <numerusform>{n:,} Auftrag ausgewählt</numerusform>
            <numerusform>{n:,} Aufträge ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>DesignO connection</source>
        <translation>DesignO-Verbindung</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Accepted differences</source>
        <translation>Akzeptierte Unterschiede</translation>
    </message>
    <message>
        <source>Import connections</source>
        <translation>Verbindungen importieren</translation>
    </message>
    <message>
        <source>Written by {program}</source>
        <translation>Geschrieben von {program}</translation>
    </message>
    <message>
        <source>Parts of the file</source>
        <translation>Teile der Datei</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Enter it, or do not import this connection.</source>
        <translation>Bitte ausfüllen, oder importieren Sie diese Verbindung nicht.</translation>
    </message>
    <message>
        <source>{name} ({code})</source>
        <translation>{name} ({code})</translation>
    </message>
    <message>
        <source>Accepted differences of {name} ({code})</source>
        <translation>Akzeptierte Unterschiede von {name} ({code})</translation>
    </message>
    <message>
        <source>View “{title}”</source>
        <translation>Ansicht „{title}“</translation>
    </message>
    <message>
        <source>{what}: {change}</source>
        <translation>{what}: {change}</translation>
    </message>
    <message>
        <source>Replaces what is here; different: {names}.</source>
        <translation>Ersetzt, was hier ist; anders: {names}.</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Status values</source>
        <translation>Statuswerte</translation>
    </message>
    <message>
        <source>a view of your own</source>
        <extracomment>Values that are looked through at each letter; the most frequent.</extracomment>
        <translation>eine eigene Ansicht</translation>
    </message>
    <message numerus="yes">
        <source>filter by it: {n:,} order</source>
        <comment>filter by it: {n:,} orders</comment>
        <translation>
            <numerusform>danach filtern: {n:,} Auftrag</numerusform>
            <numerusform>danach filtern: {n:,} Aufträge</numerusform>
        </translation>
    </message>
    <message>
        <source>Find “{text}” among all orders</source>
        <translation>„{text}“ in allen Aufträgen suchen</translation>
    </message>
    <message>
        <source>number, id or status</source>
        <translation>Nummer, ID oder Status</translation>
    </message>
    <message>
        <source>No order was found.</source>
        <translation>Es wurde kein Auftrag gefunden.</translation>
    </message>
    <message>
        <source>A file needs a name.</source>
        <extracomment>Refused by Windows; the slash by every system. Bytes of a name in UTF-8 that ext4 and others take, less what is put around it while writing.</extracomment>
        <translation>Eine Datei braucht einen Namen.</translation>
    </message>
    <message>
        <source>A file name cannot contain &lt; &gt; : &quot; / \ | ? * or invisible characters.</source>
        <translation>Ein Dateiname kann &lt; &gt; : &quot; / \ | ? * und unsichtbare Zeichen nicht enthalten.</translation>
    </message>
    <message>
        <source>A file name cannot begin or end with a space, nor end with a full stop.</source>
        <translation>Ein Dateiname kann nicht mit einem Leerzeichen beginnen oder enden und nicht mit einem Punkt enden.</translation>
    </message>
    <message>
        <source>Windows reserves this name for a device. Choose another one.</source>
        <translation>Windows reserviert diesen Namen für ein Gerät. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>This name is too long for a file.</source>
        <translation>Dieser Name ist zu lang für eine Datei.</translation>
    </message>
    <message>
        <source>{path} does not say where on the drive it begins.</source>
        <translation>{path} sagt nicht, wo auf dem Laufwerk es beginnt.</translation>
    </message>
    <message>
        <source>The name {name} contains a character that Windows does not allow: &lt; &gt; : &quot; | ? * or an invisible one.</source>
        <translation>Der Name {name} enthält ein Zeichen, das Windows nicht erlaubt: &lt; &gt; : &quot; | ? * oder ein unsichtbares.</translation>
    </message>
    <message>
        <source>Windows takes away the full stop or the space at the end of {name}.</source>
        <translation>Windows nimmt den Punkt oder das Leerzeichen am Ende von {name} weg.</translation>
    </message>
    <message>
        <source>Windows reserves the name {name} for a device.</source>
        <translation>Windows reserviert den Namen {name} für ein Gerät.</translation>
    </message>
    <message>
        <source>Log: DesignO Sync</source>
        <translation>Protokoll: DesignO Sync</translation>
    </message>
    <message>
        <source>Show only lines with</source>
        <translation>Nur Zeilen mit diesem Text</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Erneut lesen</translation>
    </message>
    <message>
        <source>Search licences</source>
        <translation>Lizenzen durchsuchen</translation>
    </message>
    <message>
        <source>Search names and texts</source>
        <translation>Namen und Texte durchsuchen</translation>
    </message>
    <message>
        <source>Licences: DesignO Sync</source>
        <translation>Lizenzen: DesignO Sync</translation>
    </message>
    <message>
        <source>Licence text</source>
        <translation>Lizenztext</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the text that is shown</source>
        <translation>Den angezeigten Text kopieren</translation>
    </message>
    <message>
        <source>No licence contains these words.</source>
        <translation>Keine Lizenz enthält diese Wörter.</translation>
    </message>
    <message>
        <source>Its text was not installed.</source>
        <translation>Ihr Text wurde nicht installiert.</translation>
    </message>
    <message>
        <source>{name} {version} · {licence}</source>
        <translation>{name} {version} · {licence}</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>Bibliotheken</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Copy the lines that are shown</source>
        <translation>Die angezeigten Zeilen kopieren</translation>
    </message>
    <message>
        <source>Open data folder</source>
        <translation>Datenordner öffnen</translation>
    </message>
    <message>
        <source>No line.</source>
        <translation>Keine Zeile.</translation>
    </message>
    <message>
        <source>Check everything: DesignO Sync</source>
        <translation>Alles prüfen: DesignO Sync</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Prüfergebnisse</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Copy all findings as text, without secrets</source>
        <translation>Alle Prüfergebnisse als Text kopieren, ohne Geheimnisse</translation>
    </message>
    <message>
        <source>Check everything</source>
        <translation>Alles prüfen</translation>
    </message>
    <message>
        <source>Nothing is written to a shop or to DesignO, and nothing is repaired.</source>
        <translation>In keinen Shop und nicht nach DesignO wird etwas geschrieben, und nichts wird repariert.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Prüfung läuft…</translation>
    </message>
    <message numerus="yes">
        <source>Checking… {n:,} check done</source>
        <comment>Checking… {n:,} checks done</comment>
        <translation>
            <numerusform>Prüfung läuft… {n:,} Prüfung erledigt</numerusform>
            <numerusform>Prüfung läuft… {n:,} Prüfungen erledigt</numerusform>
        </translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>&amp;Undo the undo: {writes}, {time}…</source>
        <translation>Rückgängig &amp;wiederherstellen: {writes}, {time}…</translation>
    </message>
    <message>
        <source>&amp;Undo: {writes}, {time}…</source>
        <translation>&amp;Rückgängig: {writes}, {time}…</translation>
    </message>
    <message>
        <source>&amp;Undo: {writes} to DesignO, {time}…</source>
        <translation>&amp;Rückgängig: {writes} nach DesignO, {time}…</translation>
    </message>
    <message>
        <source>&amp;Undo: {writes} to the storefront, {time}…</source>
        <translation>&amp;Rückgängig: {writes} in den Shop, {time}…</translation>
    </message>
    <message>
        <source>{names} → {side}</source>
        <translation>{names} → {side}</translation>
    </message>
    <message>
        <source>All changes: {count}</source>
        <translation>Alle Änderungen: {count}</translation>
    </message>
    <message>
        <source>{before} → {after}: {count}, {origin}</source>
        <translation>{before} → {after}: {count}, {origin}</translation>
    </message>
    <message>
        <source>All changes</source>
        <translation>Alle Änderungen</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>{who} cannot be asked for single orders: refresh the store to read it.</source>
        <extracomment>More are read faster as a list.</extracomment>
        <translation>{who} kann nicht nach einzelnen Aufträgen gefragt werden: Aktualisieren Sie den Store, um sie zu lesen.</translation>
    </message>
    <message>
        <source>&amp;Resume jobs of this store</source>
        <translation>Jobs dieses Stores &amp;fortsetzen</translation>
    </message>
    <message>
        <source>Nothing read: more than {most:,} orders are selected. Refresh (F5) instead.</source>
        <translation>Nichts gelesen: Mehr als {most:,} Aufträge sind ausgewählt. Aktualisieren Sie stattdessen alles (F5).</translation>
    </message>
    <message>
        <source>Wait broken off</source>
        <translation>Warten abgebrochen</translation>
    </message>
    <message>
        <source>The wait for the server was broken off.</source>
        <translation>Das Warten auf den Server wurde abgebrochen.</translation>
    </message>
    <message>
        <source>A list was not read to its end: {what}.</source>
        <translation>Eine Liste wurde nicht zu Ende gelesen: {what}.</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} write has an unknown outcome. Refresh to find out.</source>
        <comment>{n:,} writes have an unknown outcome. Refresh to find out.</comment>
        <translation>
            <numerusform>{n:,} Schreibvorgang hat ein unbekanntes Ergebnis. Eine Aktualisierung klärt es.</numerusform>
            <numerusform>{n:,} Schreibvorgänge haben ein unbekanntes Ergebnis. Eine Aktualisierung klärt es.</numerusform>
        </translation>
    </message>
    <message>
        <source>{side} was never read.</source>
        <translation>{side} wurde noch nie gelesen.</translation>
    </message>
    <message>
        <source>{side} was not read for {hours:,} h {minutes} min.</source>
        <translation>{side} wurde seit {hours:,} h {minutes} min nicht gelesen.</translation>
    </message>
    <message>
        <source>Show all orders</source>
        <extracomment>Pixels: the least width of the text, what stands between the parts, and at each side.</extracomment>
        <translation>Alle Aufträge zeigen</translation>
    </message>
    <message>
        <source>Export as proof…</source>
        <translation>Als Nachweis exportieren…</translation>
    </message>
    <message>
        <source>{n} of {total} equal</source>
        <translation>{n} von {total} gleich</translation>
    </message>
    <message>
        <source>Storefront and DesignO say the same, character by character.</source>
        <translation>Shop und DesignO haben dieselben Werte, Zeichen für Zeichen.</translation>
    </message>
    <message>
        <source>Read {ago}.</source>
        <translation>Gelesen {ago}.</translation>
    </message>
    <message>
        <source>{column}: narrower</source>
        <extracomment>Heights of an order and of a group&apos;s heading, in pixels; more where the letters are larger. Rows of a group that are brought into sight when it is opened. The column of the cell that was current last.</extracomment>
        <translation>{column}: schmaler</translation>
    </message>
    <message>
        <source>{column}: wider</source>
        <translation>{column}: breiter</translation>
    </message>
    <message>
        <source>{column}: to the left</source>
        <translation>{column}: nach links</translation>
    </message>
    <message>
        <source>{column}: to the right</source>
        <translation>{column}: nach rechts</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter by status, verdict, difference, store or time</source>
        <translation>Nach Status, Befund, Unterschied, Store oder Zeit filtern</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Group orders by their pair of values ({key})</source>
        <translation>Aufträge nach ihrem Wertepaar gruppieren ({key})</translation>
    </message>
    <message>
        <source>Show, hide and move columns ({key})</source>
        <translation>Spalten ein- und ausblenden und verschieben ({key})</translation>
    </message>
    <message numerus="yes">
        <source>{orders} in {n:,} group, most urgent first</source>
        <comment>{orders} in {n:,} groups, most urgent first</comment>
        <translation>
            <numerusform>{orders} in {n:,} Gruppe, Dringendes zuerst</numerusform>
            <numerusform>{orders} in {n:,} Gruppen, Dringendes zuerst</numerusform>
        </translation>
    </message>
    <message>
        <source>{orders}, newest id first</source>
        <translation>{orders}, neueste ID zuerst</translation>
    </message>
    <message>
        <source>{orders}, sorted by {column}</source>
        <translation>{orders}, sortiert nach {column}</translation>
    </message>
    <message>
        <source>pair of values</source>
        <translation>Wertepaar</translation>
    </message>
    <message>
        <source>Group: {what}</source>
        <translation>Gruppe: {what}</translation>
    </message>
    <message>
        <source>Filter: {n:,}</source>
        <translation>Filter: {n:,}</translation>
    </message>
    <message>
        <source>selected</source>
        <extracomment>How the box of rows from the first to the last of the view stands. So many orders that a search found are shown at once, whatever groups they are in.</extracomment>
        <translation>ausgewählt</translation>
    </message>
    <message>
        <source>not selected</source>
        <translation>nicht ausgewählt</translation>
    </message>
    <message>
        <source>{n:,}/min</source>
        <extracomment>Seconds that a speed looks back: pages come in bursts, and a shop slows down. So long it must have been seen. Seconds between two looks that are kept. Up to here a larger unit would hide more than it tells.</extracomment>
        <translation>{n:,}/min</translation>
    </message>
    <message>
        <source>{n:,}/s</source>
        <translation>{n:,}/s</translation>
    </message>
    <message>
        <source>{n} s left</source>
        <translation>noch {n} s</translation>
    </message>
    <message>
        <source>{n} min left</source>
        <translation>noch {n} min</translation>
    </message>
    <message>
        <source>{n} h left</source>
        <translation>noch {n} h</translation>
    </message>
    <message>
        <source>it is not a folder</source>
        <extracomment>In the name of what was put aside. Beside a database that is open, and of no use without it. What was accepted or withdrawn here and not in the backup. Their numbers alone say nothing: both may have gone on from an earlier one.</extracomment>
        <translation>das ist kein Ordner</translation>
    </message>
    <message>
        <source>a backup of the same second is there</source>
        <translation>eine Sicherung derselben Sekunde ist schon da</translation>
    </message>
    <message>
        <source>“{name}” is not as it was written</source>
        <translation>„{name}“ ist nicht mehr so, wie es geschrieben wurde</translation>
    </message>
    <message>
        <source>its journal is not as it was copied</source>
        <translation>ihr Journal ist nicht mehr so, wie es kopiert wurde</translation>
    </message>
    <message>
        <source>To put it aside and restore all the same, add: --replace</source>
        <translation>Um es beiseitezulegen und trotzdem wiederherzustellen, geben Sie an: --replace</translation>
    </message>
    <message>
        <source>Not restored</source>
        <translation>Nicht wiederhergestellt</translation>
    </message>
    <message>
        <source>it is not there</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>its journal is damaged</source>
        <translation>ihr Journal ist beschädigt</translation>
    </message>
    <message>
        <source>it is of another version of this program</source>
        <translation>sie stammt von einer anderen Version dieses Programms</translation>
    </message>
    <message>
        <source>Another DesignO Sync uses this data folder.</source>
        <translation>Ein anderes DesignO Sync benutzt diesen Datenordner.</translation>
    </message>
    <message>
        <source>Close its window and end its commands, then restore again.</source>
        <translation>Schließen Sie dessen Fenster und beenden Sie dessen Befehle, dann stellen Sie erneut wieder her.</translation>
    </message>
    <message>
        <source>Differences were accepted here, or that was withdrawn, since the backup was made.</source>
        <translation>Seit der Sicherung wurden hier Unterschiede akzeptiert oder das zurückgenommen.</translation>
    </message>
    <message>
        <source>it contains no “{name}”</source>
        <translation>sie enthält kein „{name}“</translation>
    </message>
    <message>
        <source>The settings in the backup cannot be read: {why}.</source>
        <translation>Die Einstellungen in der Sicherung können nicht gelesen werden: {why}.</translation>
    </message>
    <message>
        <source>Take another backup. To put what is here aside and restore all the same, add: --replace</source>
        <translation>Nehmen Sie eine andere Sicherung. Um beiseitezulegen, was hier ist, und trotzdem wiederherzustellen, ergänzen Sie: --replace</translation>
    </message>
    <message>
        <source>This data folder&apos;s journal contains writes that the backup does not contain.</source>
        <translation>Das Journal dieses Datenordners enthält Schreibvorgänge, die in der Sicherung fehlen.</translation>
    </message>
    <message>
        <source>This data folder&apos;s journal cannot be read: it may contain writes that the backup does not contain.</source>
        <translation>Das Journal dieses Datenordners ist nicht lesbar: Es kann Schreibvorgänge enthalten, die in der Sicherung fehlen.</translation>
    </message>
    <message>
        <source>it cannot be understood</source>
        <translation>sie ist nicht verständlich</translation>
    </message>
    <message>
        <source>The backup could not be made: {path}: {why}.</source>
        <translation>Die Sicherung war nicht möglich: {path}: {why}.</translation>
    </message>
    <message>
        <source>The backup in {path} cannot be used: {why}.</source>
        <translation>Die Sicherung in {path} kann nicht benutzt werden: {why}.</translation>
    </message>
    <message>
        <source>Take another backup. Nothing was changed.</source>
        <translation>Wählen Sie eine andere Sicherung. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Backup cannot be used</source>
        <translation>Sicherung nicht benutzbar</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Diagnostics file: DesignO Sync</source>
        <translation>Diagnosedatei: DesignO Sync</translation>
    </message>
    <message>
        <source>Hide hosts, store names and folders</source>
        <translation>Server, Store-Namen und Ordner verbergen</translation>
    </message>
    <message>
        <source>What is in the file</source>
        <translation>Inhalt der Datei</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Diagnostics file</source>
        <translation>Diagnosedatei</translation>
    </message>
    <message>
        <source>For somebody who helps you. No credential is in it; look it through before you hand it on. Nothing is sent anywhere.</source>
        <translation>Für jemanden, der Ihnen hilft. Es sind keine Zugangsdaten darin; sehen Sie sie durch, bevor Sie sie weitergeben. Es wird nichts verschickt.</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>ZIP archive (*.zip)</source>
        <translation>ZIP-Archiv (*.zip)</translation>
    </message>
    <message>
        <source>Save the diagnostics file</source>
        <translation>Diagnosedatei speichern</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} row no longer belongs to this view</source>
        <comment>{n:,} rows no longer belong to this view</comment>
        <extracomment>Does what the line&apos;s button does.</extracomment>
        <translation>
            <numerusform>{n:,} Zeile passt nicht mehr zu dieser Ansicht</numerusform>
            <numerusform>{n:,} Zeilen passen nicht mehr zu dieser Ansicht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n:,} order moved in the shop</source>
        <comment>{n:,} orders moved in the shop</comment>
        <translation>
            <numerusform>{n:,} Auftrag im Shop geändert</numerusform>
            <numerusform>{n:,} Aufträge im Shop geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n:,} order moved in DesignO</source>
        <comment>{n:,} orders moved in DesignO</comment>
        <translation>
            <numerusform>{n:,} Auftrag in DesignO geändert</numerusform>
            <numerusform>{n:,} Aufträge in DesignO geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n:,} new order</source>
        <comment>{n:,} new orders</comment>
        <translation>
            <numerusform>{n:,} neuer Auftrag</numerusform>
            <numerusform>{n:,} neue Aufträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n:,} order read for the first time</source>
        <comment>{n:,} orders read for the first time</comment>
        <translation>
            <numerusform>{n:,} Auftrag zum ersten Mal gelesen</numerusform>
            <numerusform>{n:,} Aufträge zum ersten Mal gelesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n:,} new mismatch</source>
        <comment>{n:,} new mismatches</comment>
        <translation>
            <numerusform>{n:,} neue Abweichung</numerusform>
            <numerusform>{n:,} neue Abweichungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n:,} mismatch resolved</source>
        <comment>{n:,} mismatches resolved</comment>
        <translation>
            <numerusform>{n:,} Abweichung erledigt</numerusform>
            <numerusform>{n:,} Abweichungen erledigt</numerusform>
        </translation>
    </message>
    <message>
        <source>{side} was not read. {why}</source>
        <translation>{side} wurde nicht gelesen. {why}</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} write to DesignO</source>
        <comment>{n:,} writes to DesignO</comment>
        <translation>
            <numerusform>{n:,} Schreibvorgang nach DesignO</numerusform>
            <numerusform>{n:,} Schreibvorgänge nach DesignO</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n:,} write to the shop</source>
        <comment>{n:,} writes to the shop</comment>
        <translation>
            <numerusform>{n:,} Schreibvorgang in den Shop</numerusform>
            <numerusform>{n:,} Schreibvorgänge in den Shop</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n:,} write undone</source>
        <comment>{n:,} writes undone</comment>
        <translation>
            <numerusform>{n:,} Schreibvorgang rückgängig gemacht</numerusform>
            <numerusform>{n:,} Schreibvorgänge rückgängig gemacht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n:,} write to the side that did not move</source>
        <comment>{n:,} writes to the side that did not move</comment>
        <translation>
            <numerusform>{n:,} Schreibvorgang auf der unveränderten Seite</numerusform>
            <numerusform>{n:,} Schreibvorgänge auf der unveränderten Seite</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n:,} difference accepted</source>
        <comment>{n:,} differences accepted</comment>
        <translation>
            <numerusform>{n:,} Unterschied akzeptiert</numerusform>
            <numerusform>{n:,} Unterschiede akzeptiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n:,} pair of values accepted</source>
        <comment>{n:,} pairs of values accepted</comment>
        <translation>
            <numerusform>{n:,} Wertepaar akzeptiert</numerusform>
            <numerusform>{n:,} Wertepaare akzeptiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n:,} acceptance withdrawn</source>
        <comment>{n:,} acceptances withdrawn</comment>
        <translation>
            <numerusform>{n:,} akzeptierter Unterschied zurückgenommen</numerusform>
            <numerusform>{n:,} akzeptierte Unterschiede zurückgenommen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing moved</source>
        <extracomment>Of a refresh that ended as nothing had happened.</extracomment>
        <translation>Nichts hat sich geändert</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} deselected</source>
        <comment>{n:,} deselected</comment>
        <translation>
            <numerusform>{n:,} abgewählt</numerusform>
            <numerusform>{n:,} abgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Select none</source>
        <extracomment>A bar narrower than this has short words; a window lower than this the lower bar.</extracomment>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>{n:,} selected</source>
        <translation>{n:,} ausgewählt</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Export a report of the selected orders</source>
        <translation>Bericht über die ausgewählten Aufträge exportieren</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Nachziehen</translation>
    </message>
    <message>
        <source>→ DesignO</source>
        <translation>→ DesignO</translation>
    </message>
    <message>
        <source>← Storefront</source>
        <translation>← Shop</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} of them never writes</source>
        <comment>{n:,} of them never write</comment>
        <translation>
            <numerusform>{n:,} davon mit Schreibsperre</numerusform>
            <numerusform>{n:,} davon mit Schreibsperre</numerusform>
        </translation>
    </message>
    <message>
        <source>{n:,} locked for the shop</source>
        <translation>{n:,} im Shop gesperrt</translation>
    </message>
    <message>
        <source>{n:,} locked for DesignO</source>
        <translation>{n:,} in DesignO gesperrt</translation>
    </message>
    <message>
        <source>{n:,} of {total:,} writable</source>
        <translation>{n:,} von {total:,} schreibbar</translation>
    </message>
    <message>
        <source>The shop&apos;s own rules are asked for with the plan.</source>
        <translation>Die Regeln des Shops selbst werden mit dem Plan abgefragt.</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90 Tage</translation>
    </message>
    <message>
        <source>A year</source>
        <translation>Ein Jahr</translation>
    </message>
    <message>
        <source>One side only</source>
        <extracomment>Large grounds are lighter than letters; looks of one colour have different ones here.</extracomment>
        <translation>Nur auf einer Seite</translation>
    </message>
    <message>
        <source>Trends: DesignO Sync</source>
        <extracomment>Pixels: the least width of the chart beside the table, and its height above it. Whether there are colours to change with the theme; asked before the window is made. Whether the operator chose where the table begins.</extracomment>
        <translation>Trends: DesignO Sync</translation>
    </message>
    <message>
        <source>How far back</source>
        <translation>Wie weit zurück</translation>
    </message>
    <message>
        <source>Parts of a column</source>
        <translation>Teile einer Säule</translation>
    </message>
    <message>
        <source>by verdict</source>
        <translation>nach Befund</translation>
    </message>
    <message>
        <source>by kind</source>
        <translation>nach Art des Unterschieds</translation>
    </message>
    <message>
        <source>Mismatches day by day</source>
        <translation>Abweichungen Tag für Tag</translation>
    </message>
    <message>
        <source>Trends</source>
        <translation>Trends</translation>
    </message>
    <message>
        <source>The last reading of each day, kept for a year on this computer. A gap: not read.</source>
        <translation>Der letzte Stand jedes Tages, ein Jahr lang auf diesem Computer aufbewahrt. Eine Lücke: nicht gelesen.</translation>
    </message>
    <message>
        <source>Nothing is kept yet: each refresh keeps the counts of its day.</source>
        <translation>Noch ist nichts aufbewahrt: Jede Aktualisierung bewahrt die Anzahlen ihres Tages auf.</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>{verdict}: storefront {shop}, DesignO {designo}.</source>
        <translation>{verdict}: Shop {shop}, DesignO {designo}.</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>Storefront: {shop:,} · DesignO: {designo:,}</source>
        <translation>Shop: {shop:,} · DesignO: {designo:,}</translation>
    </message>
    <message>
        <source>new order</source>
        <translation>neuer Auftrag</translation>
    </message>
    <message>
        <source>Command on trouble</source>
        <translation>Befehl bei Störungen</translation>
    </message>
    <message>
        <source>The command contains a line break or is longer than {most:,} characters.</source>
        <translation>Der Befehl enthält einen Zeilenumbruch oder ist länger als {most:,} Zeichen.</translation>
    </message>
    <message>
        <source>Enter a program with its full path, then its arguments; put what contains spaces into quotation marks. There is no shell.</source>
        <translation>Geben Sie ein Programm mit vollständigem Pfad an, danach seine Argumente; was Leerzeichen enthält, in Anführungszeichen. Es wird keine Shell verwendet.</translation>
    </message>
    <message>
        <source>A quotation mark of the command is not closed, or a “\” stands at its end.</source>
        <translation>Ein Anführungszeichen des Befehls ist nicht geschlossen, oder „\“ steht an seinem Ende.</translation>
    </message>
    <message>
        <source>Refresh to find out; an unknown write is never sent again.</source>
        <extracomment>The same trouble is not told twice within this time, even where it was mended in between. A command that did not end well is tried again together with the next trouble, once no process can still be running it. Whether a hold or a failed order is mended is not always seen: each is told again after a day.</extracomment>
        <translation>Eine Aktualisierung klärt es; ein unbekannter Schreibvorgang wird nie erneut gesendet.</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} write to {side} was refused or altered by the receiver.</source>
        <comment>{n:,} writes to {side} were refused or altered by the receiver.</comment>
        <translation>
            <numerusform>{n:,} Schreibvorgang wurde abgelehnt oder vom Empfänger verändert ({side}).</numerusform>
            <numerusform>{n:,} Schreibvorgänge wurden abgelehnt oder vom Empfänger verändert ({side}).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n:,} write to {side} has an unknown outcome.</source>
        <comment>{n:,} writes to {side} have an unknown outcome.</comment>
        <translation>
            <numerusform>Das Ergebnis von {n:,} Schreibvorgang ist unbekannt ({side}).</numerusform>
            <numerusform>Das Ergebnis von {n:,} Schreibvorgängen ist unbekannt ({side}).</numerusform>
        </translation>
    </message>
    <message>
        <source>{side} was not read for {hours:,} h.</source>
        <translation>{side} wurde seit {hours:,} h nicht gelesen.</translation>
    </message>
    <message>
        <source>Refresh, and look at what the refresh says.</source>
        <translation>Aktualisieren Sie, und lesen Sie, was dabei gemeldet wird.</translation>
    </message>
    <message>
        <source>The command names no program.</source>
        <extracomment>What programs need to be found, to find their own files, and to reach the operator&apos;s desktop. Nothing else of the environment is handed on: credentials are often kept there. Seconds at most for the program of Windows that ends others.</extracomment>
        <translation>Der Befehl nennt kein Programm.</translation>
    </message>
    <message>
        <source>The command did not end within {n} s.</source>
        <translation>Der Befehl wurde nicht innerhalb von {n} s fertig.</translation>
    </message>
    <message>
        <source>The command ended with the exit status {code}.</source>
        <translation>Der Befehl endete mit dem Exit-Status {code}.</translation>
    </message>
    <message>
        <source>{program} is not a full path.</source>
        <translation>{program} ist kein vollständiger Pfad.</translation>
    </message>
    <message>
        <source>{program} is a folder.</source>
        <translation>{program} ist ein Ordner.</translation>
    </message>
    <message>
        <source>{program} is not executable.</source>
        <translation>{program} ist nicht ausführbar.</translation>
    </message>
    <message>
        <source>The program {program} was not found.</source>
        <translation>Das Programm {program} wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>The command cannot be started: {reason}.</source>
        <translation>Der Befehl kann nicht gestartet werden: {reason}.</translation>
    </message>
    <message>
        <source>Try the command by hand; it is set in Preferences or with --on-trouble.</source>
        <translation>Probieren Sie den Befehl von Hand; er steht in den Einstellungen oder bei --on-trouble.</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Refresh cancelled</source>
        <translation>Aktualisierung abgebrochen</translation>
    </message>
    <message>
        <source>The answer was not yes, so nothing was imported.</source>
        <translation>Die Antwort war nicht yes, also wurde nichts importiert.</translation>
    </message>
    <message>
        <source>The settings changed since the file was looked at.</source>
        <extracomment>A look knows none either: they are asked for when something is imported.</extracomment>
        <translation>Die Einstellungen haben sich geändert, seit die Datei angesehen wurde.</translation>
    </message>
    <message>
        <source>Nothing was imported. Open the file again.</source>
        <translation>Es wurde nichts importiert. Öffnen Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>Every connection goes through {proxy}.</source>
        <translation>Jede Verbindung läuft über {proxy}.</translation>
    </message>
    <message>
        <source>“{name}” is no setting of an export.</source>
        <translation>„{name}“ ist keine Einstellung eines Exports.</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} order was read through the former connection and must be read again.</source>
        <comment>{n:,} orders were read through the former connection and must be read again.</comment>
        <translation>
            <numerusform>{n:,} Auftrag wurde über die frühere Verbindung gelesen und muss neu gelesen werden.</numerusform>
            <numerusform>{n:,} Aufträge wurden über die frühere Verbindung gelesen und müssen neu gelesen werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Missing credentials of “{name}”: {missing}.</source>
        <translation>Zugangsdaten von „{name}“ fehlen: {missing}.</translation>
    </message>
    <message>
        <source>Nothing was imported. Enter them, or leave this connection out.</source>
        <translation>Es wurde nichts importiert. Geben Sie sie ein, oder lassen Sie diese Verbindung weg.</translation>
    </message>
    <message>
        <source>A path of DesignO leads to another address.</source>
        <translation>Ein Pfad von DesignO führt zu einer anderen Adresse.</translation>
    </message>
    <message>
        <source>Show the help for this window (F1)</source>
        <translation>Die Hilfe zu diesem Fenster zeigen (F1)</translation>
    </message>
    <message>
        <source>There are more values than a sheet holds.</source>
        <extracomment>The column of CSV for spreadsheets and of XLSX that names the cells that are not exact. Rows of a sheet, less its heading: what is beyond would be left out without a word. Columns of numbers, which XLSX writes as numbers.</extracomment>
        <translation>Es gibt mehr Werte, als ein Tabellenblatt fasst.</translation>
    </message>
    <message>
        <source>Choose CSV instead.</source>
        <translation>Wählen Sie stattdessen CSV.</translation>
    </message>
    <message>
        <source>Connections (*.json)</source>
        <translation>Verbindungen (*.json)</translation>
    </message>
    <message>
        <source>Export connections</source>
        <translation>Verbindungen exportieren</translation>
    </message>
    <message numerus="yes">
        <source>Exported: {n:,} store</source>
        <comment>Exported: {n:,} stores</comment>
        <translation>
            <numerusform>Exportiert: {n:,} Store</numerusform>
            <numerusform>Exportiert: {n:,} Stores</numerusform>
        </translation>
    </message>
    <message>
        <source>No credentials are in it: they are asked for where it is imported.</source>
        <translation>Zugangsdaten sind nicht darin: Nach ihnen wird beim Importieren gefragt.</translation>
    </message>
    <message>
        <source>What happened</source>
        <extracomment>The least width of what happened, in pixels.</extracomment>
        <translation>Was geschehen ist</translation>
    </message>
    <message>
        <source>None of these orders has a difference to accept.</source>
        <translation>Keiner dieser Aufträge hat einen Unterschied, der zu akzeptieren wäre.</translation>
    </message>
    <message numerus="yes">
        <source>Accepting the differences of {n:,} order</source>
        <comment>Accepting the differences of {n:,} orders</comment>
        <translation>
            <numerusform>Unterschied von {n:,} Auftrag wird akzeptiert</numerusform>
            <numerusform>Unterschiede von {n:,} Aufträgen werden akzeptiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n:,} order accepted</source>
        <comment>{n:,} orders accepted</comment>
        <translation>
            <numerusform>{n:,} Auftrag akzeptiert</numerusform>
            <numerusform>{n:,} Aufträge akzeptiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Pair of values accepted</source>
        <translation>Wertepaar akzeptiert</translation>
    </message>
    <message>
        <source>None of these orders is accepted.</source>
        <translation>Keiner dieser Aufträge ist akzeptiert.</translation>
    </message>
    <message>
        <source>They come back to Mismatches. Nothing is written.</source>
        <translation>Sie stehen dann wieder bei den Abweichungen. Es wird nichts geschrieben.</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} pair of values is accepted as a whole: all orders of its store come back.</source>
        <comment>{n:,} pairs of values are accepted as a whole: all orders of their stores come back.</comment>
        <translation>
            <numerusform>{n:,} Wertepaar ist als Ganzes akzeptiert: Alle Aufträge seines Stores sind dann wieder da.</numerusform>
            <numerusform>{n:,} Wertepaare sind als Ganzes akzeptiert: Alle Aufträge ihrer Stores sind dann wieder da.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Withdraw the acceptance of {n:,} order?</source>
        <comment>Withdraw the acceptance of {n:,} orders?</comment>
        <translation>
            <numerusform>Akzeptieren von {n:,} Auftrag zurücknehmen?</numerusform>
            <numerusform>Akzeptieren von {n:,} Aufträgen zurücknehmen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message numerus="yes">
        <source>Withdrawing the acceptance of {n:,} order</source>
        <comment>Withdrawing the acceptance of {n:,} orders</comment>
        <translation>
            <numerusform>Akzeptieren von {n:,} Auftrag wird zurückgenommen</numerusform>
            <numerusform>Akzeptieren von {n:,} Aufträgen wird zurückgenommen</numerusform>
        </translation>
    </message>
    <message>
        <source>Withdraw acceptance</source>
        <translation>Akzeptieren zurücknehmen</translation>
    </message>
    <message>
        <source>Acceptance withdrawn</source>
        <translation>Akzeptieren zurückgenommen</translation>
    </message>
    <message>
        <source>Cancelled. What was done until then stays.</source>
        <translation>Abgebrochen. Was bis dahin getan war, bleibt.</translation>
    </message>
    <message>
        <source>read {age}</source>
        <translation>{age} gelesen</translation>
    </message>
    <message>
        <source>shop {age}</source>
        <translation>Shop {age}</translation>
    </message>
    <message>
        <source>DesignO {age}</source>
        <translation>DesignO {age}</translation>
    </message>
    <message>
        <source>shop read {time}</source>
        <translation>Shop gelesen {time}</translation>
    </message>
    <message>
        <source>DesignO read {time}</source>
        <translation>DesignO gelesen {time}</translation>
    </message>
    <message>
        <source>last 4 weeks: {least:,} to {most:,}</source>
        <extracomment>How far back the line goes.</extracomment>
        <translation>letzte 4 Wochen: {least:,} bis {most:,}</translation>
    </message>
    <message>
        <source>automatic: off</source>
        <extracomment>What is offered, in minutes; any other number is chosen in the dialog.</extracomment>
        <translation>automatisch: aus</translation>
    </message>
    <message>
        <source>Refreshes only when you ask for it</source>
        <translation>Aktualisiert nur, wenn Sie es verlangen</translation>
    </message>
    <message>
        <source>Automatic refresh: {state}</source>
        <translation>Automatisch aktualisieren: {state}</translation>
    </message>
    <message>
        <source>Refreshes by itself</source>
        <translation>Aktualisiert von selbst</translation>
    </message>
    <message>
        <source>Next refresh in less than a minute</source>
        <translation>Nächste Aktualisierung in weniger als einer Minute</translation>
    </message>
    <message>
        <source>Next refresh in {n} min</source>
        <translation>Nächste Aktualisierung in {n} min</translation>
    </message>
    <message numerus="yes">
        <source>every minute</source>
        <comment>every {n:,} min</comment>
        <translation>
            <numerusform>jede Minute</numerusform>
            <numerusform>alle {n:,} min</numerusform>
        </translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Start at sign-in</source>
        <translation>Bei der Anmeldung starten</translation>
    </message>
    <message>
        <source>Start at sign-in needs “Keep running in the system tray”.</source>
        <translation>„Bei der Anmeldung starten“ braucht „Im Infobereich weiterlaufen“.</translation>
    </message>
    <message>
        <source>Choose both, or neither.</source>
        <translation>Wählen Sie beides oder keines von beiden.</translation>
    </message>
    <message>
        <source>This data folder cannot be opened at sign-in.</source>
        <translation>Dieser Datenordner kann nicht bei der Anmeldung geöffnet werden.</translation>
    </message>
    <message>
        <source>Start the program on your own data first.</source>
        <translation>Starten Sie das Programm zuerst mit Ihren eigenen Daten.</translation>
    </message>
    <message>
        <source>The system cannot start this at sign-in: {why}.</source>
        <translation>Das System kann dies nicht bei der Anmeldung starten: {why}.</translation>
    </message>
    <message>
        <source>Use a shorter path of plain letters for the program and the data folder.</source>
        <translation>Verwenden Sie für Programm und Datenordner einen kürzeren Pfad aus einfachen Buchstaben.</translation>
    </message>
    <message>
        <source>a path in it is no text</source>
        <extracomment>Where the task manager notes what the operator switched off there: an odd first byte (seen on Windows 10 and 11, not documented by Microsoft).</extracomment>
        <translation>ein Pfad darin ist kein Text</translation>
    </message>
    <message>
        <source>it would be longer than {most} characters</source>
        <translation>es wäre länger als {most} Zeichen</translation>
    </message>
    <message>
        <source>At sign-in</source>
        <translation>Bei der Anmeldung</translation>
    </message>
    <message>
        <source>The system starts the program when you sign in, hidden in the tray.</source>
        <translation>Das System startet das Programm, wenn Sie sich anmelden, verborgen im Infobereich.</translation>
    </message>
    <message>
        <source>Not for this data folder, which goes away with the window.</source>
        <translation>Nicht für diesen Datenordner, der mit dem Fenster verschwindet.</translation>
    </message>
    <message>
        <source>An entry of the system starts another program or in another way, as after the program was moved. Choose it here to replace that entry.</source>
        <translation>Ein Eintrag des Systems startet ein anderes Programm oder auf andere Weise, etwa nach einem Umzug des Programms. Wählen Sie es hier, um diesen Eintrag zu ersetzen.</translation>
    </message>
    <message>
        <source>It is switched off together with the tray.</source>
        <translation>Es wird zusammen mit dem Infobereich ausgeschaltet.</translation>
    </message>
    <message>
        <source>Needs the tray, above.</source>
        <translation>Braucht den Infobereich, siehe oben.</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>JSON type</source>
        <translation>JSON-Typ</translation>
    </message>
    <message>
        <source>code points</source>
        <translation>Codepunkte</translation>
    </message>
    <message>
        <source>differs from the first in</source>
        <translation>unterscheidet sich vom ersten in</translation>
    </message>
    <message>
        <source>{values} {orders} · made {when} by {program}, which is not affiliated with DesignNBuy.</source>
        <extracomment>Code points of a value that are named; a page of more is read by nobody.</extracomment>
        <translation>{values} {orders} · erstellt {when} von {program}, das nicht mit DesignNBuy verbunden ist.</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} distinct value</source>
        <comment>{n:,} distinct values</comment>
        <translation>
            <numerusform>{n:,} verschiedener Wert</numerusform>
            <numerusform>{n:,} verschiedene Werte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in {n:,} order</source>
        <comment>in {n:,} orders</comment>
        <translation>
            <numerusform>in {n:,} Auftrag</numerusform>
            <numerusform>in {n:,} Aufträgen</numerusform>
        </translation>
    </message>
    <message>
        <source>Values that look alike stand together, the most frequent first; each is counted exactly as it is. Invisible characters are shown as marks.</source>
        <translation>Werte, die einander ähneln, stehen beieinander, der häufigste zuerst; jeder ist genau so gezählt, wie er ist. Unsichtbare Zeichen sind als Symbole gezeigt.</translation>
    </message>
    <message>
        <source>An accepted difference in the journal cannot be understood: nothing is sent.</source>
        <extracomment>An order&apos;s own acceptance comes before its pair&apos;s.</extracomment>
        <translation>Ein akzeptierter Unterschied im Journal ist nicht verständlich: Es wird nichts gesendet.</translation>
    </message>
    <message>
        <source>Restore the data folder from a backup.</source>
        <translation>Stellen Sie den Datenordner aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>The example switches certificate checks off; they stay on here.</source>
        <extracomment>A longer paste is no command: browsers copy a few thousand characters, a form&apos;s body more.</extracomment>
        <translation>Das Beispiel schaltet die Zertifikatsprüfung aus; hier bleibt sie eingeschaltet.</translation>
    </message>
    <message>
        <source>The example goes through a proxy; choose one in the connection&apos;s own settings.</source>
        <translation>Das Beispiel geht über einen Proxy; wählen Sie ihn in den Einstellungen der Verbindung.</translation>
    </message>
    <message>
        <source>The example follows redirects; this program never does.</source>
        <translation>Das Beispiel folgt Weiterleitungen; dieses Programm tut das nie.</translation>
    </message>
    <message>
        <source>The example names the server&apos;s address by hand; that is left out.</source>
        <translation>Das Beispiel gibt die Adresse des Servers von Hand an; das entfällt.</translation>
    </message>
    <message>
        <source>The text is too long for a command.</source>
        <extracomment>Options with a value, by the name they are handled under; an empty name is left out.</extracomment>
        <translation>Der Text ist zu lang für einen Befehl.</translation>
    </message>
    <message>
        <source>Save an answer as a file and open it instead.</source>
        <translation>Speichern Sie eine Antwort als Datei und öffnen Sie diese.</translation>
    </message>
    <message>
        <source>This is not a cURL command.</source>
        <translation>Das ist kein cURL-Befehl.</translation>
    </message>
    <message>
        <source>The command contains more than one address.</source>
        <translation>Der Befehl enthält mehr als eine Adresse.</translation>
    </message>
    <message>
        <source>Leave in it the one that shows the list of orders.</source>
        <translation>Lassen Sie nur die stehen, die die Auftragsliste zeigt.</translation>
    </message>
    <message>
        <source>The command contains no address.</source>
        <extracomment>A string of the text stands in its skeleton as its number between these.</extracomment>
        <translation>Der Befehl enthält keine Adresse.</translation>
    </message>
    <message>
        <source>The end of the command is missing.</source>
        <translation>Das Ende des Befehls fehlt.</translation>
    </message>
    <message>
        <source>The command sends a file of this computer, or reads its sign-in from one.</source>
        <translation>Der Befehl sendet eine Datei dieses Computers oder liest seine Anmeldung aus einer.</translation>
    </message>
    <message>
        <source>Copy a request that contains all it sends.</source>
        <translation>Kopieren Sie eine Anfrage, die alles enthält, was sie sendet.</translation>
    </message>
    <message>
        <source>The option “{option}” of the command is not understood.</source>
        <translation>Die Option „{option}“ des Befehls wird nicht verstanden.</translation>
    </message>
    <message>
        <source>Remove it, or copy the request again from the browser&apos;s tools.</source>
        <translation>Entfernen Sie sie, oder kopieren Sie die Anfrage noch einmal aus den Werkzeugen des Browsers.</translation>
    </message>
    <message>
        <source>Example not usable</source>
        <extracomment>Stands for a credential where a request is shown.</extracomment>
        <translation>Beispiel nicht verwendbar</translation>
    </message>
    <message>
        <source>This is a table or a folder, not an answer.</source>
        <translation>Das ist eine Tabelle oder ein Ordner, keine Antwort.</translation>
    </message>
    <message>
        <source>Choose it in the form of the connection, or drop it onto that form.</source>
        <translation>Wählen Sie das im Formular der Verbindung, oder ziehen Sie es darauf.</translation>
    </message>
    <message>
        <source>Copy it again: in the browser&apos;s tools, “Copy as cURL”.</source>
        <translation>Kopieren Sie es noch einmal: in den Werkzeugen des Browsers „Als cURL kopieren“.</translation>
    </message>
    <message>
        <source>The request sends something other than a form or JSON.</source>
        <translation>Die Anfrage sendet etwas anderes als ein Formular oder JSON.</translation>
    </message>
    <message>
        <source>Give another request, or describe the interface with a profile.</source>
        <translation>Geben Sie eine andere Anfrage an, oder beschreiben Sie die Schnittstelle mit einem Profil.</translation>
    </message>
    <message>
        <source>The request contains characters that cannot be sent.</source>
        <translation>Die Anfrage enthält Zeichen, die nicht gesendet werden können.</translation>
    </message>
    <message>
        <source>The request contains “{dots}”, which stands for a hidden credential.</source>
        <translation>Die Anfrage enthält „{dots}“; das steht für verborgene Zugangsdaten.</translation>
    </message>
    <message>
        <source>Type the credential in place of the dots, or read the example again.</source>
        <translation>Geben Sie die Zugangsdaten anstelle der Punkte ein oder lesen Sie das Beispiel erneut ein.</translation>
    </message>
    <message>
        <source>Recording not readable</source>
        <extracomment>Text looked through for the list of entries: pages and browser stand before it. An entry longer than this is no answer of a list; it is passed over.</extracomment>
        <translation>Aufzeichnung nicht lesbar</translation>
    </message>
    <message>
        <source>The end of the file is missing.</source>
        <translation>Das Ende der Datei fehlt.</translation>
    </message>
    <message>
        <source>Save the recording again.</source>
        <translation>Speichern Sie die Aufzeichnung noch einmal.</translation>
    </message>
    <message>
        <source>One request of the file is longer than 64 MB.</source>
        <translation>Eine Anfrage der Datei ist länger als 64 MB.</translation>
    </message>
    <message>
        <source>The file is nested too deeply.</source>
        <translation>Die Datei ist zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>The file contains no recorded requests.</source>
        <translation>Die Datei enthält keine aufgezeichneten Anfragen.</translation>
    </message>
    <message>
        <source>In the browser&apos;s network tools, choose “Save all as HAR”.</source>
        <translation>Wählen Sie in den Netzwerk-Werkzeugen des Browsers „Alles als HAR speichern“.</translation>
    </message>
    <message>
        <source>The text contains a command or a variable that only a shell could replace.</source>
        <translation>Der Text enthält einen Befehl oder eine Variable, die nur eine Shell ersetzen könnte.</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>◆ Something does not work.</source>
        <extracomment>What the shape before a warning says, from the most urgent.</extracomment>
        <translation>◆ Etwas funktioniert nicht.</translation>
    </message>
    <message>
        <source>▲ Look at it before you go on.</source>
        <translation>▲ Sehen Sie nach, bevor Sie fortfahren.</translation>
    </message>
    <message>
        <source>● For your information.</source>
        <translation>● Zur Information.</translation>
    </message>
    <message>
        <source>{host} answered with HTTP {code}.</source>
        <translation>{host} antwortete mit HTTP {code}.</translation>
    </message>
    <message>
        <source>Check the address for updates in Preferences.</source>
        <translation>Prüfen Sie die Adresse für Updates in den Einstellungen.</translation>
    </message>
    <message>
        <source>This is the published version, {here}.</source>
        <extracomment>Bytes; a file that says so little is no larger.</extracomment>
        <translation>Dies ist die veröffentlichte Version, {here}.</translation>
    </message>
    <message>
        <source>This version, {here}, is newer than the published one, {told}.</source>
        <translation>Diese Version, {here}, ist neuer als die veröffentlichte, {told}.</translation>
    </message>
    <message>
        <source>A newer version is published: {told}. This is {here}.</source>
        <translation>Eine neuere Version ist veröffentlicht: {told}. Dies ist {here}.</translation>
    </message>
    <message>
        <source>A newer version is published: {told}, since {day}. This is {here}.</source>
        <translation>Eine neuere Version ist veröffentlicht: {told}, seit {day}. Dies ist {here}.</translation>
    </message>
    <message>
        <source>Asks {address} once, by GET. Sent are the address itself and the headers of every request of this program (its name, without a version). Nothing about you, your stores or this computer is sent; nothing is downloaded or installed.</source>
        <translation>Fragt {address} einmal, mit GET. Gesendet werden die Adresse selbst und die Header jeder Anfrage dieses Programms (sein Name, ohne Version). Nichts über Sie, Ihre Stores oder diesen Computer wird gesendet; nichts wird heruntergeladen oder installiert.</translation>
    </message>
    <message>
        <source>The address for updates contains a user, a password or a token.</source>
        <translation>Die Adresse für Updates enthält einen Benutzer, ein Passwort oder ein Token.</translation>
    </message>
    <message>
        <source>Enter it without; the settings cannot keep secrets.</source>
        <translation>Geben Sie sie ohne ein; die Einstellungen können nichts geheim halten.</translation>
    </message>
    <message>
        <source>The address for updates is not of the form https://host/file.</source>
        <translation>Die Adresse für Updates hat nicht die Form https://host/file.</translation>
    </message>
    <message>
        <source>Enter it like https://example.com/designo-sync.json, or leave it empty.</source>
        <translation>Geben Sie sie ein wie https://example.com/designo-sync.json oder lassen Sie sie leer.</translation>
    </message>
    <message>
        <source>No address for updates is set, so no server is asked.</source>
        <translation>Es ist keine Adresse für Updates eingestellt, deshalb wird kein Server gefragt.</translation>
    </message>
    <message>
        <source>Enter one in Preferences, or look where you got the program from.</source>
        <translation>Geben Sie in den Einstellungen eine ein, oder sehen Sie dort nach, woher Sie das Programm haben.</translation>
    </message>
    <message>
        <source>{host} answered, but not with a file about versions of this program.</source>
        <translation>{host} hat geantwortet, aber nicht mit einer Datei über Versionen dieses Programms.</translation>
    </message>
    <message>
        <source>Check the address for updates in Preferences; the help shows the file&apos;s form.</source>
        <translation>Prüfen Sie die Adresse für Updates in den Einstellungen; die Hilfe zeigt die Form der Datei.</translation>
    </message>
    <message>
        <source>Check for updates</source>
        <translation>Nach Updates suchen</translation>
    </message>
    <message>
        <source>No address is set, so no server is asked. Enter one in the preferences, or look where you got the program from.</source>
        <translation>Es ist keine Adresse eingestellt, deshalb wird kein Server gefragt. Geben Sie in den Einstellungen eine ein, oder sehen Sie dort nach, woher Sie das Programm haben.</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Jetzt suchen</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Orders of the refresh of {when}</source>
        <translation>Aufträge der Aktualisierung von {when}</translation>
    </message>
    <message>
        <source>Orders of the job of {when}</source>
        <translation>Aufträge des Jobs von {when}</translation>
    </message>
    <message>
        <source>Step &amp;up</source>
        <extracomment>As far from the edge as the text of other inputs, in pixels.</extracomment>
        <translation>Schritt nach &amp;oben</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>Schritt nach &amp;unten</translation>
    </message>
    <message>
        <source>This is a web page, not an answer with data.</source>
        <extracomment>Answers of a recording that are kept, the most like orders first. Values of one answer: a page of 100 whole orders holds about 40,000. Longer answers of a recording are passed over: 8 MB hold a thousand whole orders. Answers that may show one order: the last ones, those of whole orders are far shorter. Values that are looked up in the mirror as possible ids.</extracomment>
        <translation>Das ist eine Webseite, keine Antwort mit Daten.</translation>
    </message>
    <message>
        <source>If you are signed out, sign in again and copy the answer of a request for data.</source>
        <translation>Wenn Sie abgemeldet sind, melden Sie sich an und kopieren Sie die Antwort einer Anfrage nach Daten.</translation>
    </message>
    <message>
        <source>The answer contains more than {n:,} values.</source>
        <translation>Die Antwort enthält mehr als {n:,} Werte.</translation>
    </message>
    <message>
        <source>Show fewer orders a page and save the answer again.</source>
        <translation>Zeigen Sie weniger Aufträge pro Seite an, und speichern Sie die Antwort noch einmal.</translation>
    </message>
    <message>
        <source>The answer is nested too deeply.</source>
        <translation>Die Antwort ist zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>Choose another answer.</source>
        <translation>Wählen Sie eine andere Antwort.</translation>
    </message>
    <message>
        <source>The answer is not JSON: {error}.</source>
        <translation>Die Antwort ist kein JSON: {error}.</translation>
    </message>
    <message>
        <source>If its end is missing, copy or save it again.</source>
        <translation>Wenn das Ende fehlt, kopieren oder speichern Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>The answer is XML, and lists of orders are read in JSON only.</source>
        <translation>Die Antwort ist XML, und Auftragslisten werden nur in JSON gelesen.</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} entry at “{pointer}”, looks like orders</source>
        <comment>{n:,} entries at “{pointer}”, look like orders</comment>
        <translation>
            <numerusform>{n:,} Eintrag bei „{pointer}“, sieht nach Aufträgen aus</numerusform>
            <numerusform>{n:,} Einträge bei „{pointer}“, sehen nach Aufträgen aus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n:,} entry at “{pointer}”</source>
        <comment>{n:,} entries at “{pointer}”</comment>
        <translation>
            <numerusform>{n:,} Eintrag bei „{pointer}“</numerusform>
            <numerusform>{n:,} Einträge bei „{pointer}“</numerusform>
        </translation>
    </message>
    <message>
        <source>The address does not begin with https://.</source>
        <extracomment>Requests while one example is learned, one a second. What an action is named besides, where a parameter names one. Headers that make another method of a request.</extracomment>
        <translation>Die Adresse beginnt nicht mit https://.</translation>
    </message>
    <message>
        <source>Only encrypted addresses are used.</source>
        <translation>Es werden nur verschlüsselte Adressen verwendet.</translation>
    </message>
    <message>
        <source>The address names no host, or a user.</source>
        <translation>Die Adresse nennt keinen Host oder nennt einen Benutzer.</translation>
    </message>
    <message>
        <source>The request may change something ({method} {path}).</source>
        <translation>Die Anfrage könnte etwas ändern ({method} {path}).</translation>
    </message>
    <message>
        <source>Give the request that shows the list of orders.</source>
        <translation>Geben Sie die Anfrage, die die Auftragsliste anzeigt.</translation>
    </message>
    <message>
        <source>The request is signed for one time and cannot be made again.</source>
        <translation>Die Anfrage ist für ein einziges Mal signiert und kann nicht wiederholt werden.</translation>
    </message>
    <message>
        <source>Ask the vendor for a key, and describe the interface with a profile.</source>
        <translation>Fragen Sie den Hersteller nach einem Schlüssel, und beschreiben Sie die Schnittstelle mit einem Profil.</translation>
    </message>
    <message>
        <source>The address contains a key in its path, where it cannot be kept secret.</source>
        <extracomment>Between the word before a token, the cookies of a header and their names. A shorter part of a credential may stand in a path by chance. Pieces of a name, such as ``orders-by-customer-v2-list``, are this long on average; those of 20 drawn letters and digits seldom are.</extracomment>
        <translation>Die Adresse enthält einen Schlüssel in ihrem Pfad, wo er nicht geheim bleiben kann.</translation>
    </message>
    <message>
        <source>Ask the vendor for a way to sign in with a header.</source>
        <translation>Fragen Sie den Hersteller nach einer Anmeldung mit einem Header.</translation>
    </message>
    <message>
        <source>The path of the address contains what may be a key or an id (part {parts}). If it is a key, do not use this example: a path is stored in the settings and in the log. Ask the vendor for a way to sign in with a header.</source>
        <translation>Der Pfad der Adresse enthält etwas, das ein Schlüssel oder eine ID sein kann (Teil {parts}). Ist es ein Schlüssel, verwenden Sie dieses Beispiel nicht: Ein Pfad wird in den Einstellungen und im Protokoll gespeichert. Fragen Sie den Anbieter nach einer Anmeldung mit einem Header.</translation>
    </message>
    <message>
        <source>The browser kept only a part of the answers, as Firefox does from 1 MB on.</source>
        <extracomment>Orders that the preview shows. The second page proves that the list goes on as it was found. The newest orders whose numbers are known, to tell a number from an id. Reads an example&apos;s file, blocking.</extracomment>
        <translation>Der Browser hat nur einen Teil der Antworten aufgehoben, wie Firefox ab 1 MB.</translation>
    </message>
    <message>
        <source>Show fewer orders a page and record again.</source>
        <translation>Zeigen Sie weniger Aufträge pro Seite an, und zeichnen Sie noch einmal auf.</translation>
    </message>
    <message>
        <source>The recording contains no answer with a list.</source>
        <translation>Die Aufzeichnung enthält keine Antwort mit einer Liste.</translation>
    </message>
    <message>
        <source>Record again while the page with the orders is loaded.</source>
        <translation>Zeichnen Sie noch einmal auf, während die Seite mit den Aufträgen geladen wird.</translation>
    </message>
    <message>
        <source>{n:,} requests were made for this example.</source>
        <translation>Für dieses Beispiel wurden {n:,} Anfragen gesendet.</translation>
    </message>
    <message>
        <source>Begin again with another example.</source>
        <translation>Beginnen Sie mit einem anderen Beispiel von vorn.</translation>
    </message>
    <message>
        <source>An answer alone does not say how it was asked for.</source>
        <translation>Eine Antwort allein sagt nicht, wie nach ihr gefragt wurde.</translation>
    </message>
    <message>
        <source>Give the address or the copied command as well.</source>
        <translation>Geben Sie auch die Adresse oder den kopierten Befehl an.</translation>
    </message>
    <message>
        <source>Nothing copied: no row is chosen.</source>
        <extracomment>More rows would hold the window; an export has all. Code points of a status; a longer one has its middle left out.</extracomment>
        <translation>Nichts kopiert: Es ist keine Zeile ausgewählt.</translation>
    </message>
    <message>
        <source>Nothing copied: more than {most:,} rows are selected.</source>
        <translation>Nichts kopiert: Es sind mehr als {most:,} Zeilen ausgewählt.</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} order with its values</source>
        <comment>{n:,} orders with their values</comment>
        <extracomment>Orders and pairs of a file. Between them every system can say a time in every time zone.</extracomment>
        <translation>
            <numerusform>{n:,} Auftrag mit seinen Werten</numerusform>
            <numerusform>{n:,} Aufträge mit ihren Werten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n:,} pair of values</source>
        <comment>{n:,} pairs of values</comment>
        <translation>
            <numerusform>{n:,} Wertepaar</numerusform>
            <numerusform>{n:,} Wertepaare</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n:,} of them is accepted here</source>
        <comment>{n:,} of them are accepted here</comment>
        <translation>
            <numerusform>{n:,} davon ist hier akzeptiert</numerusform>
            <numerusform>{n:,} davon sind hier akzeptiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Single orders are taken over only where the store leads to the same shop.</source>
        <translation>Einzelne Aufträge werden nur übernommen, wo der Store zum selben Shop führt.</translation>
    </message>
    <message>
        <source>More than {most:,} differences are accepted: a file cannot contain them.</source>
        <translation>Mehr als {most:,} Unterschiede sind akzeptiert: Eine Datei fasst sie nicht.</translation>
    </message>
    <message>
        <source>Accept pairs of values in their place, or move the data folder by a backup.</source>
        <translation>Akzeptieren Sie an ihrer Stelle Wertepaare, oder ziehen Sie den Datenordner mit einer Sicherung um.</translation>
    </message>
    <message>
        <source>The store “{code}” is not connected here.</source>
        <translation>Der Store „{code}“ ist hier nicht verbunden.</translation>
    </message>
    <message>
        <source>Import it too, or leave its accepted differences out.</source>
        <translation>Importieren Sie ihn mit, oder lassen Sie seine akzeptierten Unterschiede weg.</translation>
    </message>
    <message>
        <source>Learn from an example</source>
        <translation>Aus einem Beispiel lernen</translation>
    </message>
    <message>
        <source>Copied command or answer</source>
        <translation>Kopierter Befehl oder kopierte Antwort</translation>
    </message>
    <message>
        <source>Read the text</source>
        <translation>Text lesen</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Datei öffnen…</translation>
    </message>
    <message>
        <source>Paste a copied command (cURL) or an answer in JSON; or type an address, and one “Name: value” header a line below it. How to get one: F1</source>
        <translation>Fügen Sie einen kopierten Befehl (cURL) oder eine Antwort in JSON ein; oder geben Sie eine Adresse ein und darunter pro Zeile einen Header „Name: Wert“. Wie man dazu kommt: F1</translation>
    </message>
    <message>
        <source>A recording (HAR), an answer, OpenAPI or Postman in JSON</source>
        <translation>Eine Aufzeichnung (HAR), eine Antwort, OpenAPI oder Postman in JSON</translation>
    </message>
    <message>
        <source>Makes the example&apos;s request once; reading only</source>
        <translation>Sendet die Anfrage des Beispiels einmal; liest nur</translation>
    </message>
    <message>
        <source>Another example…</source>
        <translation>Anderes Beispiel…</translation>
    </message>
    <message>
        <source>List of orders</source>
        <translation>Auftragsliste</translation>
    </message>
    <message>
        <source>Store of all orders</source>
        <translation>Store aller Aufträge</translation>
    </message>
    <message>
        <source>Show the first orders</source>
        <translation>Erste Aufträge zeigen</translation>
    </message>
    <message>
        <source>First orders</source>
        <extracomment>Verdict and number are as wide as their words.</extracomment>
        <translation>Erste Aufträge</translation>
    </message>
    <message>
        <source>Only where no field of an order names its store.</source>
        <translation>Nur wenn kein Feld eines Auftrags seinen Store nennt.</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>Was es bedeutet</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Recordings and answers (*.har *.json *.txt);;All files (*)</source>
        <translation>Aufzeichnungen und Antworten (*.har *.json *.txt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open an example</source>
        <translation>Beispiel öffnen</translation>
    </message>
    <message>
        <source>the answer itself</source>
        <translation>die Antwort selbst</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} entry</source>
        <comment>{n:,} entries</comment>
        <translation>
            <numerusform>{n:,} Eintrag</numerusform>
            <numerusform>{n:,} Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>Read one order from {host}</source>
        <translation>Einen Auftrag von {host} lesen</translation>
    </message>
    <message>
        <source>Learned from {host}</source>
        <translation>Gelernt von {host}</translation>
    </message>
    <message>
        <source>Read from {host}</source>
        <translation>Von {host} lesen</translation>
    </message>
    <message>
        <source>Show the first orders of {host}</source>
        <translation>Erste Aufträge von {host} zeigen</translation>
    </message>
    <message>
        <source>It does not look like a list of orders.</source>
        <translation>Es sieht nicht wie eine Auftragsliste aus.</translation>
    </message>
    <message>
        <source>The ids are the numbers of known orders, not their ids.</source>
        <translation>Die IDs sind die Nummern bekannter Aufträge, nicht ihre IDs.</translation>
    </message>
    <message>
        <source>An answer alone does not say how it was asked for: paste its command.</source>
        <translation>Eine Antwort allein sagt nicht, wie nach ihr gefragt wurde: Fügen Sie ihren Befehl ein.</translation>
    </message>
    <message>
        <source>The answer</source>
        <extracomment>What a value can be said to be, with the key that says so; no role is the list itself.</extracomment>
        <translation>Die Antwort</translation>
    </message>
    <message>
        <source>It is: {role}</source>
        <translation>Das ist: {role}</translation>
    </message>
    <message>
        <source>{n:,} of {all:,} are orders of a connected store.</source>
        <translation>{n:,} von {all:,} sind Aufträge eines verbundenen Stores.</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} entry has no order id that can be read.</source>
        <comment>{n:,} entries have no order id that can be read.</comment>
        <translation>
            <numerusform>{n:,} Eintrag hat keine lesbare Auftrags-ID.</numerusform>
            <numerusform>{n:,} Einträge haben keine lesbare Auftrags-ID.</numerusform>
        </translation>
    </message>
    <message>
        <source>None</source>
        <extracomment>A choice may be cut in a narrow dialog: its tooltip says it whole.</extracomment>
        <translation>Keines</translation>
    </message>
    <message>
        <source>Chosen by you.</source>
        <translation>Von Ihnen gewählt.</translation>
    </message>
    <message>
        <source>{sure}: {why}</source>
        <translation>{sure}: {why}</translation>
    </message>
    <message>
        <source>It is…</source>
        <translation>Das ist…</translation>
    </message>
    <message>
        <source>Say what the chosen value is</source>
        <translation>Sagen, was der gewählte Wert ist</translation>
    </message>
    <message>
        <source>Values as received. Choose one and say what it is.</source>
        <translation>Werte wie empfangen. Wählen Sie einen und sagen Sie, was er ist.</translation>
    </message>
    <message>
        <source>at “{pointer}” there was {describe}, which names no resource</source>
        <extracomment>What holds no status. Stands for a resource that an answer includes more than once, with different content.</extracomment>
        <translation>bei „{pointer}“ stand {describe}, was keine Ressource nennt</translation>
    </message>
    <message>
        <source>the answer does not include “{type}” {id}, which holds it</source>
        <translation>die Antwort enthält „{type}“ {id} nicht, wo er steht</translation>
    </message>
    <message>
        <source>the answer includes “{type}” {id} more than once, with different content</source>
        <translation>die Antwort enthält „{type}“ {id} mehrmals, mit verschiedenem Inhalt</translation>
    </message>
    <message>
        <source>{n:,} entries of its list “{pointer}” fit</source>
        <translation>{n:,} Einträge seiner Liste „{pointer}“ passen</translation>
    </message>
    <message>
        <source>Line {line}, key “{path}”: {{status}} stands without quotes, so no status is written but a number, true, false or null.</source>
        <translation>Zeile {line}, Schlüssel „{path}“: {{status}} steht ohne Anführungszeichen; geschrieben werden daher nur eine Zahl, true, false oder null.</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>Zugangsdaten</translation>
    </message>
    <message>
        <source>In the file “{name}”: {problem}</source>
        <extracomment>From so many of a unit on the next larger one is told.</extracomment>
        <translation>In der Datei „{name}“: {problem}</translation>
    </message>
    <message numerus="yes">
        <source>It is a log of {n:,} row.</source>
        <comment>It is a log of {n:,} rows.</comment>
        <translation>
            <numerusform>Es ist ein Protokoll mit {n:,} Zeile.</numerusform>
            <numerusform>Es ist ein Protokoll mit {n:,} Zeilen.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{name}”: the last line does not end with a line break, so it is not read yet.</source>
        <translation>„{name}“: Die letzte Zeile endet nicht mit einem Zeilenumbruch und wird deshalb noch nicht gelesen.</translation>
    </message>
    <message>
        <source>{n:,} files up to “{name}”</source>
        <translation>{n:,} Dateien bis „{name}“</translation>
    </message>
    <message>
        <source>“{name}” of {n:,} files</source>
        <translation>„{name}“ von {n:,} Dateien</translation>
    </message>
    <message>
        <source>last row dated {time}, in the future</source>
        <translation>letzte Zeile von {time}, in der Zukunft</translation>
    </message>
    <message>
        <source>last row just now</source>
        <translation>letzte Zeile gerade eben</translation>
    </message>
    <message>
        <source>last row {n:,} minutes old</source>
        <translation>letzte Zeile {n:,} Minuten alt</translation>
    </message>
    <message>
        <source>last row {n:,} hours old</source>
        <translation>letzte Zeile {n:,} Stunden alt</translation>
    </message>
    <message>
        <source>last row {n:,} days old</source>
        <translation>letzte Zeile {n:,} Tage alt</translation>
    </message>
    <message>
        <source>changed just now</source>
        <translation>gerade eben geändert</translation>
    </message>
    <message>
        <source>changed {n:,} minutes ago</source>
        <translation>vor {n:,} Minuten geändert</translation>
    </message>
    <message>
        <source>changed {n:,} hours ago</source>
        <translation>vor {n:,} Stunden geändert</translation>
    </message>
    <message>
        <source>changed {n:,} days ago</source>
        <translation>vor {n:,} Tagen geändert</translation>
    </message>
    <message>
        <source>{time:%Y-%m-%d %H:%M} UTC</source>
        <translation>{time:%Y-%m-%d %H:%M} UTC</translation>
    </message>
    <message>
        <source>Choose the newest alone, or name fewer; at most {n:,}.</source>
        <translation>Wählen Sie nur die neueste, oder nennen Sie weniger; höchstens {n:,}.</translation>
    </message>
    <message>
        <source>Too many files</source>
        <translation>Zu viele Dateien</translation>
    </message>
    <message>
        <source>The folder “{name}” contains {n:,} files.</source>
        <extracomment>Names of tables, where no pattern is given. What programs put beside a file while it is open, written or loaded from elsewhere: Excel and LibreOffice, browsers, rsync and editors. What Dropbox (in English and German), Syncthing, Nextcloud and Google Drive call such a copy. Files of one reading. More were not meant; a log of a day each fills the number in five years. A date as 28.11.2026 or 11-28-2026: by name such files are in no order of time.</extracomment>
        <translation>Der Ordner „{name}“ enthält {n:,} Dateien.</translation>
    </message>
    <message>
        <source>The folder “{name}” contains more than {n:,} files.</source>
        <translation>Der Ordner „{name}“ enthält mehr als {n:,} Dateien.</translation>
    </message>
    <message>
        <source>Choose a folder for the exports alone.</source>
        <translation>Wählen Sie einen Ordner, der nur die Exporte enthält.</translation>
    </message>
    <message>
        <source>No file in “{name}” fits: {wanted}.</source>
        <translation>Keine Datei in „{name}“ passt: {wanted}.</translation>
    </message>
    <message>
        <source>Check the folder, and the names in the connection.</source>
        <translation>Prüfen Sie den Ordner und die Namen in der Verbindung.</translation>
    </message>
    <message>
        <source>No file to read</source>
        <translation>Keine Datei zu lesen</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} conflicted copy is not read.</source>
        <comment>{n:,} conflicted copies are not read.</comment>
        <translation>
            <numerusform>{n:,} Konfliktkopie wird nicht gelesen.</numerusform>
            <numerusform>{n:,} Konfliktkopien werden nicht gelesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The first is “{name}”.</source>
        <translation>Die erste ist „{name}“.</translation>
    </message>
    <message>
        <source>“{name}” was changed in the future ({time:%Y-%m-%d %H:%M} UTC), so it counts as the newest file.</source>
        <translation>„{name}“ wurde in der Zukunft geändert ({time:%Y-%m-%d %H:%M} UTC) und gilt deshalb als neueste Datei.</translation>
    </message>
    <message>
        <source>The date in “{name}” does not begin with the year, so the last name may not be the newest file: choose “by the time of change”.</source>
        <translation>Das Datum in „{name}“ beginnt nicht mit dem Jahr, der letzte Name muss also nicht die neueste Datei sein: Wählen Sie „nach der Zeit der Änderung“.</translation>
    </message>
    <message>
        <source>“{name}”: row {line} cannot be read: {problem}.</source>
        <extracomment>Rows whose keys are the columns. Bytes behind the last line end: blank lines and a line that is longer than any that is read.</extracomment>
        <translation>„{name}“: Zeile {line} ist nicht lesbar: {problem}.</translation>
    </message>
    <message>
        <source>Export it again. A file that programs append to is read as a log: choose so.</source>
        <translation>Exportieren Sie erneut. Eine Datei, an die Programme anhängen, wird als Protokoll gelesen: Wählen Sie das.</translation>
    </message>
    <message>
        <source>Not lines of JSON</source>
        <translation>Keine JSON-Zeilen</translation>
    </message>
    <message>
        <source>a quote in it is not closed</source>
        <extracomment>A longer line is no row of a log; it is passed over without being held. Lines of one record of CSV: a status of more was not written, a quote stands alone. Rows of fewer columns look like a text with a delimiter in it. The place behind a record that has not ended; its fields are how many lines it has so far.</extracomment>
        <translation>ein Anführungszeichen darin ist nicht geschlossen</translation>
    </message>
    <message>
        <source>it contains NUL characters, as a crash leaves them</source>
        <translation>sie enthält NUL-Zeichen, wie ein Absturz sie hinterlässt</translation>
    </message>
    <message>
        <source>it has more than {n:,} bytes</source>
        <translation>sie hat mehr als {n:,} Bytes</translation>
    </message>
    <message>
        <source>it is not {encoding}</source>
        <extracomment>Number, place behind it, text; no text where the line cannot be read, with the reason.</extracomment>
        <translation>sie ist nicht {encoding}</translation>
    </message>
    <message>
        <source>it is not JSON: {error}</source>
        <translation>sie ist kein JSON: {error}</translation>
    </message>
    <message>
        <source>it names these keys more than once: {names}</source>
        <translation>sie nennt diese Schlüssel mehrfach: {names}</translation>
    </message>
    <message>
        <source>it is no object of JSON</source>
        <translation>sie ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>its quotes do not fit</source>
        <translation>ihre Anführungszeichen passen nicht</translation>
    </message>
    <message>
        <source>it has {n:,} fields, not {all:,}</source>
        <translation>sie hat {n:,} Felder, nicht {all:,}</translation>
    </message>
    <message>
        <source>Copy the request that lists the orders, as for the first example.</source>
        <translation>Kopieren Sie die Anfrage, die die Aufträge auflistet, wie beim ersten Beispiel.</translation>
    </message>
    <message>
        <source>The example is of {host}, the connection is of {own}.</source>
        <translation>Das Beispiel ist von {host}, die Verbindung von {own}.</translation>
    </message>
    <message>
        <source>The example asks for another path than the connection does.</source>
        <translation>Das Beispiel fragt einen anderen Pfad an als die Verbindung.</translation>
    </message>
    <message>
        <source>The connection has no credentials that an example could renew.</source>
        <translation>Die Verbindung hat keine Zugangsdaten, die ein Beispiel erneuern könnte.</translation>
    </message>
    <message>
        <source>Edit the connection instead.</source>
        <translation>Bearbeiten Sie stattdessen die Verbindung.</translation>
    </message>
    <message>
        <source>The example contains no {names}.</source>
        <translation>Das Beispiel enthält {names} nicht.</translation>
    </message>
    <message>
        <source>The connection&apos;s profile cannot be read.</source>
        <translation>Das Profil der Verbindung ist nicht lesbar.</translation>
    </message>
    <message>
        <source>They ended at {ends:%Y-%m-%d %H:%M} UTC.</source>
        <translation>Sie endeten am {ends:%Y-%m-%d %H:%M} UTC.</translation>
    </message>
    <message>
        <source>They end at {ends:%Y-%m-%d %H:%M} UTC.</source>
        <translation>Sie enden am {ends:%Y-%m-%d %H:%M} UTC.</translation>
    </message>
    <message>
        <source>There is no such connection.</source>
        <translation>Diese Verbindung gibt es nicht.</translation>
    </message>
    <message>
        <source>Learn it from the example instead.</source>
        <translation>Lernen Sie sie stattdessen aus dem Beispiel.</translation>
    </message>
    <message>
        <source>No order that this sign-in shows was read before: is it another account?</source>
        <translation>Kein Auftrag, den diese Anmeldung zeigt, wurde vorher gelesen: Ist es ein anderes Konto?</translation>
    </message>
    <message>
        <source>Nothing was changed. Enter the credentials in the connection&apos;s settings.</source>
        <translation>Nichts wurde geändert. Geben Sie die Zugangsdaten in den Einstellungen der Verbindung ein.</translation>
    </message>
    <message>
        <source>how requests identify themselves</source>
        <translation>wie Anfragen sich ausweisen</translation>
    </message>
    <message>
        <source>whether requests carry the token of DesignO&apos;s token call</source>
        <translation>ob Anfragen das Token aus DesignOs Token-Aufruf tragen</translation>
    </message>
    <message>
        <source>the header that carries the token</source>
        <translation>der Header, der das Token trägt</translation>
    </message>
    <message>
        <source>the word before the token; Bearer if not given, none with header</source>
        <translation>das Wort vor dem Token; ohne Angabe Bearer, mit header keines</translation>
    </message>
    <message>
        <source>for basic: the part that is sent empty</source>
        <translation>für basic: der Teil, der leer gesendet wird</translation>
    </message>
    <message>
        <source>for oauth1: an access token besides the keys</source>
        <translation>für oauth1: ein Zugriffstoken neben den Schlüsseln</translation>
    </message>
    <message>
        <source>the token, in the answer; /access_token if not given</source>
        <translation>das Token, in der Antwort; ohne Angabe /access_token</translation>
    </message>
    <message>
        <source>the header of the answer that holds the token</source>
        <translation>der Header der Antwort mit dem Token</translation>
    </message>
    <message>
        <source>the seconds the token holds, in the answer</source>
        <translation>wie viele Sekunden das Token gilt, in der Antwort</translation>
    </message>
    <message>
        <source>for client-credentials: the scope to ask for</source>
        <translation>für client-credentials: der angefragte Scope</translation>
    </message>
    <message>
        <source>an answer that means that the sign-in has ended</source>
        <translation>eine Antwort, die bedeutet, dass die Anmeldung beendet ist</translation>
    </message>
    <message>
        <source>what writing it does; shown in the plan</source>
        <translation>was sein Schreiben bewirkt; steht im Plan</translation>
    </message>
    <message>
        <source>the word that must be typed before it is written</source>
        <translation>das Wort, das vor dem Schreiben einzutippen ist</translation>
    </message>
    <message>
        <source>what the shop shows after it was written, if that is another value</source>
        <translation>was der Shop danach zeigt, wenn es ein anderer Wert ist</translation>
    </message>
    <message>
        <source>what stands in the answer only when the shop refuses</source>
        <translation>was nur in der Antwort steht, wenn der Shop ablehnt</translation>
    </message>
    <message>
        <source>the shop&apos;s words, in the answer</source>
        <translation>die Worte des Shops, in der Antwort</translation>
    </message>
    <message>
        <source>the status, in the answer</source>
        <translation>der Status, in der Antwort</translation>
    </message>
    <message>
        <source>a list of statuses that may come next, in the answer</source>
        <translation>eine Liste der Status, die als Nächstes kommen dürfen, in der Antwort</translation>
    </message>
    <message>
        <source>only the statuses of [write.statuses] are written</source>
        <translation>nur die Status aus [write.statuses] werden geschrieben</translation>
    </message>
    <message>
        <source>how a write shows success</source>
        <translation>wie ein Schreibvorgang Erfolg zeigt</translation>
    </message>
    <message>
        <source>by exact status: its own request, and what there is to say of it</source>
        <translation>je genauem Status: seine eigene Anfrage, und was über ihn zu sagen ist</translation>
    </message>
    <message>
        <source>what people read</source>
        <translation>was Menschen lesen</translation>
    </message>
    <message>
        <source>how to sign in</source>
        <translation>wie man sich anmeldet</translation>
    </message>
    <message>
        <source>the request that lists orders</source>
        <translation>die Anfrage, die Aufträge auflistet</translation>
    </message>
    <message>
        <source>what order ids are</source>
        <translation>was Auftrags-IDs sind</translation>
    </message>
    <message>
        <source>the request for one order</source>
        <translation>die Anfrage nach einem Auftrag</translation>
    </message>
    <message>
        <source>how an answer shows success, if HTTP does not</source>
        <translation>wie eine Antwort Erfolg zeigt, wenn HTTP es nicht tut</translation>
    </message>
    <message>
        <source>how fast the shop may be asked</source>
        <translation>wie schnell der Shop gefragt werden darf</translation>
    </message>
    <message>
        <source>by exact status: what is shown after it was written, if that is another one</source>
        <translation>je genauem Status: was danach gezeigt wird, wenn es ein anderer ist</translation>
    </message>
    <message>
        <source>the request that writes a status</source>
        <translation>die Anfrage, die einen Status schreibt</translation>
    </message>
    <message>
        <source>how the next page is asked for</source>
        <translation>wie die nächste Seite angefragt wird</translation>
    </message>
    <message>
        <source>the query entry for the page, the offset or the cursor</source>
        <translation>der Query-Eintrag für Seite, Offset oder Cursor</translation>
    </message>
    <message>
        <source>the first page or offset; 1, or 0 for an offset, if not given</source>
        <translation>die erste Seite oder der erste Offset; ohne Angabe 1, bei offset 0</translation>
    </message>
    <message>
        <source>the query entry for how many orders a page holds</source>
        <translation>der Query-Eintrag für die Zahl der Aufträge je Seite</translation>
    </message>
    <message>
        <source>how many orders a page holds</source>
        <translation>wie viele Aufträge eine Seite enthält</translation>
    </message>
    <message>
        <source>the number of the last page, in the answer</source>
        <translation>die Nummer der letzten Seite, in der Antwort</translation>
    </message>
    <message>
        <source>the next cursor or address, in the answer</source>
        <translation>der nächste Cursor oder die nächste Adresse, in der Antwort</translation>
    </message>
    <message>
        <source>how many orders the list says it holds</source>
        <translation>wie viele Aufträge die Liste zu enthalten angibt</translation>
    </message>
    <message>
        <source>no page is asked for behind the one that reaches the total</source>
        <translation>hinter der Seite, die die Gesamtzahl erreicht, wird keine mehr angefragt</translation>
    </message>
    <message>
        <source>how a time is written</source>
        <translation>wie eine Zeit geschrieben wird</translation>
    </message>
    <message>
        <source>the query entry for the time; or {{since}} stands in the request</source>
        <translation>der Query-Eintrag für die Zeit; oder {{since}} steht in der Anfrage</translation>
    </message>
    <message>
        <source>for local: a time zone, or an offset such as +01:00</source>
        <translation>für local: eine Zeitzone oder ein Abstand wie +01:00</translation>
    </message>
    <message>
        <source>entries of the query that are sent then only</source>
        <translation>Query-Einträge, die nur dann gesendet werden</translation>
    </message>
    <message>
        <source>from the order on: the type and id of the resource</source>
        <translation>vom Auftrag aus: type und id der Ressource</translation>
    </message>
    <message>
        <source>the list of resources in the answer; /included if not given</source>
        <translation>die Liste der Ressourcen in der Antwort; ohne Angabe /included</translation>
    </message>
    <message>
        <source>from the order on: the list</source>
        <translation>vom Auftrag aus: die Liste</translation>
    </message>
    <message>
        <source>which entry counts of those that fit; if not given, only one may fit</source>
        <translation>welcher der passenden Einträge zählt; ohne Angabe darf nur einer passen</translation>
    </message>
    <message>
        <source>from an entry on: what is looked at</source>
        <translation>von einem Eintrag aus: was geprüft wird</translation>
    </message>
    <message>
        <source>what must stand there</source>
        <translation>was dort stehen muss</translation>
    </message>
    <message>
        <source>the list of orders, in the answer</source>
        <translation>die Liste der Aufträge, in der Antwort</translation>
    </message>
    <message>
        <source>from an order on: the id that DesignO knows it by</source>
        <translation>vom Auftrag aus: die ID, unter der DesignO ihn kennt</translation>
    </message>
    <message>
        <source>from an order on, or from where it stands: the status</source>
        <translation>vom Auftrag oder von seiner Stelle aus: der Status</translation>
    </message>
    <message>
        <source>from an order on: the store&apos;s code</source>
        <translation>vom Auftrag aus: der Code des Stores</translation>
    </message>
    <message>
        <source>from an order on: when it changed</source>
        <translation>vom Auftrag aus: wann er sich änderte</translation>
    </message>
    <message>
        <source>from an order on: the number that people read</source>
        <translation>vom Auftrag aus: die Nummer, die Menschen lesen</translation>
    </message>
    <message>
        <source>from an order on: what {{order_key}} stands for</source>
        <translation>vom Auftrag aus: wofür {{order_key}} steht</translation>
    </message>
    <message>
        <source>the status stands in a linked resource (JSON:API)</source>
        <translation>der Status steht in einer verknüpften Ressource (JSON:API)</translation>
    </message>
    <message>
        <source>the status stands in an entry of a list</source>
        <translation>der Status steht in einem Eintrag einer Liste</translation>
    </message>
    <message>
        <source>the only store whose orders the list holds</source>
        <translation>der einzige Store, dessen Aufträge die Liste enthält</translation>
    </message>
    <message>
        <source>how the list goes on; one request if not given</source>
        <translation>wie die Liste weitergeht; ohne Angabe eine einzige Anfrage</translation>
    </message>
    <message>
        <source>how only changes are asked for</source>
        <translation>wie nur nach Änderungen gefragt wird</translation>
    </message>
    <message>
        <source>where things stand in the answer</source>
        <translation>wo in der Antwort was steht</translation>
    </message>
    <message>
        <source>the order, in the answer; empty for the answer itself</source>
        <translation>der Auftrag, in der Antwort; leer für die Antwort selbst</translation>
    </message>
    <message>
        <source>the answer when there is no such order</source>
        <translation>die Antwort, wenn es den Auftrag nicht gibt</translation>
    </message>
    <message>
        <source>the answer when these credentials may not read the order</source>
        <translation>die Antwort, wenn diese Zugangsdaten den Auftrag nicht lesen dürfen</translation>
    </message>
    <message>
        <source>the JSON type of the ids</source>
        <translation>der JSON-Typ der IDs</translation>
    </message>
    <message>
        <source>requests a second at the most</source>
        <translation>höchstens so viele Anfragen pro Sekunde</translation>
    </message>
    <message>
        <source>requests a minute at the most, in place of per_second</source>
        <translation>höchstens so viele Anfragen pro Minute, statt per_second</translation>
    </message>
    <message>
        <source>requests under way at the same time at the most</source>
        <translation>höchstens so viele Anfragen gleichzeitig</translation>
    </message>
    <message>
        <source>the method; {method} if not given, POST with graphql</source>
        <translation>die Methode; ohne Angabe {method}, mit graphql POST</translation>
    </message>
    <message>
        <source>below the address of the connection, without “?”</source>
        <translation>unterhalb der Adresse der Verbindung, ohne „?“</translation>
    </message>
    <message>
        <source>entries of the query; a list sends one several times</source>
        <translation>Einträge der Query; eine Liste sendet einen mehrmals</translation>
    </message>
    <message>
        <source>headers; none that frames a request</source>
        <translation>Header; keiner, der eine Anfrage begrenzt</translation>
    </message>
    <message>
        <source>the body: JSON, or what body_type says</source>
        <translation>der Body: JSON, oder was body_type sagt</translation>
    </message>
    <message>
        <source>what the body is; json if not given</source>
        <translation>was der Body ist; ohne Angabe json</translation>
    </message>
    <message>
        <source>a web form in place of a body</source>
        <translation>ein Webformular anstelle eines Body</translation>
    </message>
    <message>
        <source>a GraphQL query in place of a body, as it is</source>
        <translation>eine GraphQL-Abfrage anstelle eines Body, wie sie ist</translation>
    </message>
    <message>
        <source>the variables of graphql, a JSON object</source>
        <translation>die Variablen von graphql, ein JSON-Objekt</translation>
    </message>
    <message>
        <source>what is looked at in the answer</source>
        <translation>was in der Antwort geprüft wird</translation>
    </message>
    <message>
        <source>the HTTP status of the answer</source>
        <translation>der HTTP-Status der Antwort</translation>
    </message>
    <message>
        <source>nothing, or null, must stand there</source>
        <translation>nichts oder null muss dort stehen</translation>
    </message>
    <message>
        <source>the shop&apos;s words when it is no success</source>
        <translation>die Worte des Shops, wenn es kein Erfolg ist</translation>
    </message>
    <message>
        <source>null must stand there, and no error beside it</source>
        <translation>null muss dort stehen, und kein Fehler daneben</translation>
    </message>
    <message>
        <source>an empty list must stand there, and no error beside it</source>
        <translation>eine leere Liste muss dort stehen, und kein Fehler daneben</translation>
    </message>
    <message>
        <source>A browser session ends when you sign out. Sign in again, copy the same request and renew the sign-in with it; or enter new credentials.</source>
        <translation>Eine Browser-Sitzung endet, wenn Sie sich abmelden. Melden Sie sich wieder an, kopieren Sie dieselbe Anfrage und erneuern Sie damit die Anmeldung; oder geben Sie neue Zugangsdaten ein.</translation>
    </message>
    <message>
        <source>Renew the sign-in</source>
        <translation>Anmeldung erneuern</translation>
    </message>
    <message>
        <source>Learn writing from an example</source>
        <translation>Schreiben aus Beispiel lernen</translation>
    </message>
    <message>
        <source>Copied command</source>
        <translation>Kopierter Befehl</translation>
    </message>
    <message>
        <source>Paste the copied command (cURL)</source>
        <translation>Kopierten Befehl (cURL) einfügen</translation>
    </message>
    <message>
        <source>Answer (optional)</source>
        <translation>Antwort (optional)</translation>
    </message>
    <message>
        <source>Paste what the shop answered, in JSON</source>
        <translation>Antwort des Shops als JSON einfügen</translation>
    </message>
    <message>
        <source>What is added to the profile</source>
        <translation>Was zum Profil hinzukommt</translation>
    </message>
    <message>
        <source>Change the status of one order in the shop&apos;s own page and copy that request. Nothing is sent here, and nothing is written until you apply a plan. Writing may send e-mail to customers or move stock or money: ask the vendor.</source>
        <translation>Ändern Sie auf der Seite des Shops den Status eines Auftrags und kopieren Sie diese Anfrage. Hier wird nichts gesendet, und nichts wird geschrieben, bis Sie einen Plan anwenden. Schreiben kann Kunden benachrichtigen oder Bestand und Geld bewegen: Fragen Sie den Hersteller.</translation>
    </message>
    <message>
        <source>Sent for every order as in the example: {places}. Take out of the command what belongs to this one order.</source>
        <translation>Für jeden Auftrag wie im Beispiel gesendet: {places}. Entfernen Sie aus dem Befehl, was nur zu diesem Auftrag gehört.</translation>
    </message>
    <message>
        <source>Credentials go to the keyring when the store is saved: {names}.</source>
        <translation>Zugangsdaten kommen beim Speichern des Stores in den Schlüsselbund: {names}.</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>Erneuern</translation>
    </message>
    <message>
        <source>Renew the sign-in of {name}</source>
        <translation>Anmeldung erneuern: {name}</translation>
    </message>
    <message>
        <source>Sign in to {host} in your browser again, copy the request that lists the orders, and paste it here. The first page is read from {host} with it; then the credentials alone are changed.</source>
        <translation>Melden Sie sich im Browser wieder bei {host} an, kopieren Sie die Anfrage, die die Aufträge auflistet, und fügen Sie sie hier ein. Damit wird die erste Seite von {host} gelesen; dann ändern sich allein die Zugangsdaten.</translation>
    </message>
    <message numerus="yes">
        <source>Renewed. {known:,} of the first {n:,} order is known.</source>
        <comment>Renewed. {known:,} of the first {n:,} orders are known.</comment>
        <translation>
            <numerusform>Erneuert. {n:,} Auftrag gelesen, davon bekannt: {known:,}.</numerusform>
            <numerusform>Erneuert. {n:,} Aufträge gelesen, davon bekannt: {known:,}.</numerusform>
        </translation>
    </message>
    <message>
        <source>From an example</source>
        <extracomment>Options of a file as source that only a folder or a log has.</extracomment>
        <translation>Aus einem Beispiel</translation>
    </message>
    <message>
        <source>A copied command (cURL), a recording (HAR) or an answer: from your browser or vendor.</source>
        <translation>Ein kopierter Befehl (cURL), eine Aufzeichnung (HAR) oder eine Antwort: aus Ihrem Browser oder vom Hersteller.</translation>
    </message>
    <message>
        <source>Both values of every order; writes are proven by reading back.</source>
        <translation>Beide Werte jedes Auftrags; Schreibvorgänge werden durch Zurücklesen belegt.</translation>
    </message>
    <message>
        <source>May end with your session, or change without notice.</source>
        <translation>Kann mit Ihrer Sitzung enden oder sich ohne Ankündigung ändern.</translation>
    </message>
    <message>
        <source>A file that DesignO exports</source>
        <translation>Eine Datei, die DesignO exportiert</translation>
    </message>
    <message>
        <source>CSV or XLSX. You choose the columns; it is read again at every refresh.</source>
        <translation>CSV oder XLSX. Sie wählen die Spalten; bei jeder Aktualisierung wird die Datei neu gelesen.</translation>
    </message>
    <message>
        <source>Both values as of the time of the export.</source>
        <translation>Beide Werte zum Zeitpunkt des Exports.</translation>
    </message>
    <message>
        <source>Writes end as “accepted, not verified” until the next export.</source>
        <translation>Schreibvorgänge enden bis zum nächsten Export als „angenommen, nicht bestätigt“.</translation>
    </message>
    <message>
        <source>A folder or a log</source>
        <translation>Ein Ordner oder ein Protokoll</translation>
    </message>
    <message>
        <source>The newest export in a folder, or a log that an automation appends to: the last row of an order counts.</source>
        <translation>Der neueste Export in einem Ordner oder ein Protokoll, an das eine Automatisierung anhängt: Die letzte Zeile eines Auftrags zählt.</translation>
    </message>
    <message>
        <source>Every change that the log received.</source>
        <translation>Jede Änderung, die im Protokoll ankam.</translation>
    </message>
    <message>
        <source>An order that is not in a log is “not read”, never “absent”.</source>
        <translation>Ein Auftrag, der nicht im Protokoll steht, ist „nicht gelesen“, nie „fehlend“.</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>Gar nicht</translation>
    </message>
    <message>
        <source>Statuses are written to DesignO but never read from it.</source>
        <translation>Status werden nach DesignO geschrieben, aber nie von dort gelesen.</translation>
    </message>
    <message>
        <source>What the shop says, and what you wrote.</source>
        <translation>Was der Shop sagt und was Sie geschrieben haben.</translation>
    </message>
    <message>
        <source>No order is called equal or different: there is nothing to compare with.</source>
        <translation>Kein Auftrag gilt als gleich oder verschieden: Es gibt nichts zum Vergleichen.</translation>
    </message>
    <message>
        <source>recommended</source>
        <translation>empfohlen</translation>
    </message>
    <message>
        <source>The description is written in YAML.</source>
        <extracomment>Requests that are offered, the most like a list of orders first. A POST of these reads.</extracomment>
        <translation>Die Beschreibung ist in YAML geschrieben.</translation>
    </message>
    <message>
        <source>Save it as JSON and open that file.</source>
        <translation>Speichern Sie sie als JSON und öffnen Sie diese Datei.</translation>
    </message>
    <message>
        <source>The description names no request that lists orders at an https address.</source>
        <translation>Die Beschreibung nennt keine Anfrage, die Aufträge unter einer https-Adresse auflistet.</translation>
    </message>
    <message>
        <source>Give the address itself, or a copied command.</source>
        <translation>Geben Sie die Adresse selbst oder einen kopierten Befehl an.</translation>
    </message>
    <message>
        <source>A line below the address is no header.</source>
        <extracomment>What stays in an address as it was typed; anything else is encoded.</extracomment>
        <translation>Eine Zeile unter der Adresse ist kein Header.</translation>
    </message>
    <message>
        <source>Write one header a line, as “Name: value”.</source>
        <translation>Schreiben Sie pro Zeile einen Header als „Name: Wert“.</translation>
    </message>
    <message>
        <source>The request does not contain the order id “{id}”.</source>
        <translation>Die Anfrage enthält die Auftrags-ID „{id}“ nicht.</translation>
    </message>
    <message>
        <source>The order id is in the path more than once.</source>
        <translation>Die Auftrags-ID steht mehrmals im Pfad.</translation>
    </message>
    <message>
        <source>Copy the change of an order whose id is there once.</source>
        <translation>Kopieren Sie die Änderung eines Auftrags, dessen ID dort einmal steht.</translation>
    </message>
    <message>
        <source>Give id and status exactly as the request contains them.</source>
        <translation>Geben Sie ID und Status genau so an, wie sie in der Anfrage stehen.</translation>
    </message>
    <message>
        <source>The request ({method}) sets nothing.</source>
        <translation>Die Anfrage ({method}) setzt nichts.</translation>
    </message>
    <message>
        <source>The status is at several places: {places}.</source>
        <translation>Der Status steht an mehreren Stellen: {places}.</translation>
    </message>
    <message>
        <source>The answer reports success by true at {at}.</source>
        <translation>Die Antwort meldet Erfolg durch true bei {at}.</translation>
    </message>
    <message>
        <source>The answer does not say whether it succeeded: every write is settled by reading the order.</source>
        <translation>Die Antwort sagt nicht, ob es gelungen ist: Nach jedem Schreiben entscheidet das Lesen des Auftrags.</translation>
    </message>
    <message>
        <source>Copy the request that the shop&apos;s page sent when you changed a status.</source>
        <translation>Kopieren Sie die Anfrage, die die Seite des Shops gesendet hat, als Sie einen Status geändert haben.</translation>
    </message>
    <message>
        <source>The example&apos;s path is not below the address of the connection.</source>
        <translation>Der Pfad des Beispiels liegt nicht unter der Adresse der Verbindung.</translation>
    </message>
    <message>
        <source>Shorten the address of the connection.</source>
        <translation>Kürzen Sie die Adresse der Verbindung.</translation>
    </message>
    <message>
        <source>sure: it is an order of {store}.</source>
        <translation>sicher: Es ist ein Auftrag von {store}.</translation>
    </message>
    <message>
        <source>likely: it is named like an id.</source>
        <translation>wahrscheinlich: Es heißt wie eine ID.</translation>
    </message>
    <message>
        <source>likely: the number in the address.</source>
        <translation>wahrscheinlich: die Nummer in der Adresse.</translation>
    </message>
    <message>
        <source>likely: it is named like a status.</source>
        <translation>wahrscheinlich: Es heißt wie ein Status.</translation>
    </message>
    <message>
        <source>likely: orders of {store} have this status.</source>
        <translation>wahrscheinlich: Aufträge von {store} haben diesen Status.</translation>
    </message>
    <message>
        <source>The profile cannot be read.</source>
        <translation>Das Profil ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Correct it first.</source>
        <translation>Korrigieren Sie es zuerst.</translation>
    </message>
    <message>
        <source>The profile has a [write] already.</source>
        <translation>Das Profil hat schon ein [write].</translation>
    </message>
    <message>
        <source>Remove it from the profile first.</source>
        <translation>Entfernen Sie es zuerst aus dem Profil.</translation>
    </message>
    <message>
        <source>The request does not contain the status “{status}” there.</source>
        <translation>Die Anfrage enthält dort den Status „{status}“ nicht.</translation>
    </message>
    <message>
        <source>Choose one of them.</source>
        <translation>Wählen Sie eine davon.</translation>
    </message>
    <message>
        <source>The shop&apos;s words, if it refuses, are read at {at}.</source>
        <translation>Lehnt der Shop ab, stehen seine Worte bei {at}.</translation>
    </message>
    <message>
        <source>The answer contains the new status at {at}.</source>
        <translation>Die Antwort enthält den neuen Status bei {at}.</translation>
    </message>
    <message>
        <source>Or take a profile that comes with the program</source>
        <extracomment>A title may be cut in a narrow dialog: the tooltip says it whole.</extracomment>
        <translation>Oder ein mitgeliefertes Profil nehmen</translation>
    </message>
    <message>
        <source>Profiles that come with the program</source>
        <translation>Mitgelieferte Profile</translation>
    </message>
    <message>
        <source>Its first lines say which address and which rights it needs.</source>
        <translation>Die ersten Zeilen sagen, welche Adresse und welche Rechte es braucht.</translation>
    </message>
    <message>
        <source>Nobody tried this profile on a real shop. Test it, and write one order only before you rely on it.</source>
        <translation>Niemand hat dieses Profil an einem echten Shop erprobt. Prüfen Sie es und schreiben Sie zuerst nur einen Auftrag, bevor Sie sich darauf verlassen.</translation>
    </message>
    <message>
        <source>{name} (from the vendor&apos;s documents, not tried)</source>
        <translation>{name} (nach den Unterlagen des Herstellers, nicht erprobt)</translation>
    </message>
    <message>
        <source>The columns of order id and status are not chosen.</source>
        <extracomment>The setting of the file or folder, and the code of rows that name no store where none is chosen.</extracomment>
        <translation>Die Spalten für Auftrags-ID und Status sind nicht gewählt.</translation>
    </message>
    <message>
        <source>Choose them.</source>
        <translation>Wählen Sie sie.</translation>
    </message>
    <message>
        <source>“{name}” is an example of an answer, not a table.</source>
        <translation>„{name}“ ist ein Beispiel einer Antwort, keine Tabelle.</translation>
    </message>
    <message>
        <source>Open it with “Continue with an example” in the DesignO connection.</source>
        <translation>Öffnen Sie es mit „Mit einem Beispiel weiter“ in der DesignO-Verbindung.</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} file was dropped</source>
        <comment>{n:,} files were dropped</comment>
        <translation>
            <numerusform>{n:,} Datei wurde abgelegt</numerusform>
            <numerusform>{n:,} Dateien wurden abgelegt</numerusform>
        </translation>
    </message>
    <message>
        <source>DesignO is read from one file or from one folder.</source>
        <translation>DesignO wird aus einer Datei oder einem Ordner gelesen.</translation>
    </message>
    <message>
        <source>Drop one of them, or the folder that contains them.</source>
        <translation>Legen Sie eine davon ab, oder den Ordner, der sie enthält.</translation>
    </message>
    <message numerus="yes">
        <source>“{name}”: {n:,} order is in rows of different statuses</source>
        <comment>“{name}”: {n:,} orders are in rows of different statuses</comment>
        <translation>
            <numerusform>„{name}“: {n:,} Auftrag steht in Zeilen mit verschiedenen Status</numerusform>
            <numerusform>„{name}“: {n:,} Aufträge stehen in Zeilen mit verschiedenen Status</numerusform>
        </translation>
    </message>
    <message>
        <source>In an export that is a mistake, and such an order has no status.</source>
        <translation>In einem Export ist das ein Fehler; ein solcher Auftrag hat keinen Status.</translation>
    </message>
    <message>
        <source>If the last row of an order counts, choose “a log” below.</source>
        <translation>Zählt die letzte Zeile eines Auftrags, wählen Sie unten „ein Protokoll“.</translation>
    </message>
    <message>
        <source>Columns of a file</source>
        <translation>Spalten einer Datei</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Only where no column names the store.</source>
        <translation>Nur wenn keine Spalte den Store nennt.</translation>
    </message>
    <message>
        <source>It does not look like a table of orders.</source>
        <translation>Es sieht nicht wie eine Tabelle mit Aufträgen aus.</translation>
    </message>
    <message>
        <source>More than one column is named “{name}”: none of them can be chosen.</source>
        <translation>Mehr als eine Spalte heißt „{name}“: Keine davon lässt sich wählen.</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} order without a status that can be read.</source>
        <comment>{n:,} orders without a status that can be read.</comment>
        <translation>
            <numerusform>{n:,} Auftrag ohne lesbaren Status.</numerusform>
            <numerusform>{n:,} Aufträge ohne lesbaren Status.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n:,} order of a store that is not connected.</source>
        <comment>{n:,} orders of stores that are not connected.</comment>
        <translation>
            <numerusform>{n:,} Auftrag eines nicht verbundenen Stores.</numerusform>
            <numerusform>{n:,} Aufträge nicht verbundener Stores.</numerusform>
        </translation>
    </message>
    <message>
        <source>At {place} stands another order beside this one.</source>
        <translation>Bei {place} steht neben diesem Auftrag noch ein anderer.</translation>
    </message>
    <message>
        <source>Copy the change of a single order.</source>
        <translation>Kopieren Sie die Änderung eines einzigen Auftrags.</translation>
    </message>
    <message>
        <source>Take it out of the copied command where the shop does not need it, or copy the change of an order whose id stands nowhere else.</source>
        <translation>Entfernen Sie sie aus dem kopierten Befehl, wenn der Shop sie dort nicht braucht, oder kopieren Sie die Änderung eines Auftrags, dessen ID sonst nirgends steht.</translation>
    </message>
    <message>
        <source>The order id is also within {place}, where it would stay for every order.</source>
        <translation>Die Auftrags-ID steht auch in {place} und bliebe dort für jeden Auftrag stehen.</translation>
    </message>
    <message>
        <source>Changes alone are asked for by {at}. Proven: for a time in the future there is no order.</source>
        <extracomment>Before 2038, where seconds of 32 bits end.</extracomment>
        <translation>Über {at} wird nur nach Änderungen gefragt. Belegt: Für eine Zeit in der Zukunft gibt es keinen Auftrag.</translation>
    </message>
    <message>
        <source>{at} does not limit the list to changes: it stays as it is in the example.</source>
        <translation>{at} beschränkt die Liste nicht auf Änderungen: Der Parameter bleibt wie im Beispiel.</translation>
    </message>
    <message>
        <source>{at} does not limit the list to changes: it is left out, and every refresh reads the whole list.</source>
        <translation>{at} beschränkt die Liste nicht auf Änderungen: Der Parameter wird weggelassen, und jede Aktualisierung liest die ganze Liste.</translation>
    </message>
    <message>
        <source>Proven: the first page has the number {n:,}.</source>
        <translation>Belegt: Die erste Seite hat die Nummer {n:,}.</translation>
    </message>
    <message>
        <source>Whether the first page has the number 0 or 1 is not proven: compare the number of orders.</source>
        <translation>Ob die erste Seite die Nummer 0 oder 1 hat, ist nicht belegt: Vergleichen Sie die Zahl der Aufträge.</translation>
    </message>
    <message>
        <source>“{value}”, {place}</source>
        <translation>„{value}“, {place}</translation>
    </message>
    <message>
        <source>“{value}”, at all {n:,} places</source>
        <translation>„{value}“, an allen {n:,} Stellen</translation>
    </message>
    <message>
        <source>part {n:,} of the address</source>
        <translation>Teil {n:,} der Adresse</translation>
    </message>
    <message>
        <source>“{name}” in the body</source>
        <translation>„{name}“ im Body</translation>
    </message>
    <message>
        <source>Ask for JSON: many interfaces answer so to the header “Accept: application/json”, or to an address with “.json” or “format=json”. Or give an export as CSV or XLSX.</source>
        <extracomment>Profiles read JSON alone.</extracomment>
        <translation>Fragen Sie nach JSON: Viele Schnittstellen antworten so auf den Header „Accept: application/json“ oder auf eine Adresse mit „.json“ oder „format=json“. Oder geben Sie einen Export als CSV oder XLSX an.</translation>
    </message>
    <message>
        <source>The profile limits requests to {n:,} per minute</source>
        <translation>Das Profil begrenzt die Anfragen auf {n:,} pro Minute</translation>
    </message>
    <message>
        <source>{host} limits requests to {requests:g} in {seconds:g} s</source>
        <extracomment>A window is over so much later than it seems: the host&apos;s milliseconds may be rounded, and the clocks differ a little.</extracomment>
        <translation>{host} begrenzt die Anfragen auf {requests:g} in {seconds:g} s</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} more order could not be read.</source>
        <comment>{n:,} more orders could not be read.</comment>
        <extracomment>Of thousands of orders that a list cannot give, a screen shows the first. Seconds between two times at which it is kept how far a list came: a crash costs no more. Seconds between two words of how much of a file was read.</extracomment>
        <translation>
            <numerusform>{n:,} weiterer Auftrag konnte nicht gelesen werden.</numerusform>
            <numerusform>{n:,} weitere Aufträge konnten nicht gelesen werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>◔ {host}: continues in {left}. {reason}.</source>
        <translation>◔ {host}: weiter in {left}. {reason}.</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} second</source>
        <comment>{n:,} seconds</comment>
        <extracomment>A span of two minutes, and one of two hours, is told in the larger unit.</extracomment>
        <translation>
            <numerusform>{n:,} Sekunde</numerusform>
            <numerusform>{n:,} Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n:,} minute</source>
        <comment>{n:,} minutes</comment>
        <translation>
            <numerusform>{n:,} Minute</numerusform>
            <numerusform>{n:,} Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n:,} hour</source>
        <comment>{n:,} hours</comment>
        <translation>
            <numerusform>{n:,} Stunde</numerusform>
            <numerusform>{n:,} Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>{n:,} s</source>
        <translation>{n:,} s</translation>
    </message>
    <message>
        <source>{n:,} min</source>
        <translation>{n:,} min</translation>
    </message>
    <message>
        <source>{n:,} h</source>
        <translation>{n:,} h</translation>
    </message>
    <message>
        <source>browser session: when it ends is not known</source>
        <extracomment>How long before its end an operator is reminded.</extracomment>
        <translation>Browser-Sitzung: Wann sie endet, ist nicht bekannt</translation>
    </message>
    <message>
        <source>{time:%Y-%m-%d %H:%M}</source>
        <translation>{time:%Y-%m-%d %H:%M}</translation>
    </message>
    <message>
        <source>sign-in ended about {when}</source>
        <translation>Anmeldung endete gegen {when}</translation>
    </message>
    <message>
        <source>sign-in ends about {when}</source>
        <translation>Anmeldung endet gegen {when}</translation>
    </message>
    <message>
        <source>The credentials of the example are of {home}, and would be sent to {url}.</source>
        <translation>Die Zugangsdaten des Beispiels sind von {home} und würden an {url} gesendet.</translation>
    </message>
    <message>
        <source>Enter the address of the example, take an example of this address, or enter other credentials.</source>
        <translation>Geben Sie die Adresse des Beispiels ein, nehmen Sie ein Beispiel dieser Adresse oder geben Sie andere Zugangsdaten ein.</translation>
    </message>
    <message>
        <source>“{name}”: a quote in row {line} is not closed; what follows it is not read yet.</source>
        <extracomment>Bytes at the beginning and before the place reached that tell one log from another. Blank lines, in UTF-16 too, and what a crash leaves behind them.</extracomment>
        <translation>„{name}“: Ein Anführungszeichen in Zeile {line} ist nicht geschlossen; was dahinter steht, wird noch nicht gelesen.</translation>
    </message>
    <message>
        <source>The connection is saved, but the keyring still holds what only its former profile needed: {names}.</source>
        <translation>Die Verbindung ist gespeichert, aber der Schlüsselbund hält noch, was nur ihr früheres Profil brauchte: {names}.</translation>
    </message>
    <message>
        <source>When the keyring can be used again, remove it: designo-sync credentials forget {given}</source>
        <translation>Sobald der Schlüsselbund wieder benutzbar ist, entfernen Sie es: designo-sync credentials forget {given}</translation>
    </message>
    <message>
        <source>Credentials left in the keyring</source>
        <translation>Zugangsdaten im Schlüsselbund verblieben</translation>
    </message>
    <message>
        <source>The keyring still holds credentials that were to be removed: {names}.</source>
        <translation>Der Schlüsselbund enthält noch Zugangsdaten, die entfernt werden sollten: {names}.</translation>
    </message>
    <message>
        <source>The window tries again at each start. Or unlock the keyring and run: designo-sync credentials forget --left</source>
        <translation>Das Fenster versucht es bei jedem Start erneut. Oder entsperren Sie den Schlüsselbund und führen Sie aus: designo-sync credentials forget --left</translation>
    </message>
    <message>
        <source>DesignO&apos;s connection uses {names}.</source>
        <translation>Die Verbindung von DesignO nutzt {names}.</translation>
    </message>
    <message>
        <source>To remove all that is stored: credentials forget --all</source>
        <translation>Um alles Gespeicherte zu entfernen: credentials forget --all</translation>
    </message>
</context>
</TS>
