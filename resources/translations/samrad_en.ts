<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="sv">
<context>
    <name>AddDialog</name>
    <message>
        <source>Lägg till remissinstanser</source>
        <translation>Add consultees</translation>
    </message>
    <message>
        <source>Alla kategorier</source>
        <translation>All categories</translation>
    </message>
    <message>
        <source>Kategori</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>Lägg till i urvalet</source>
        <translation>Add to selection</translation>
    </message>
    <message>
        <source>Lägg till</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Avbryt</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Sök i registret …</source>
        <translation>Search the register…</translation>
    </message>
    <message>
        <source>Egen: namn</source>
        <translation>Your own: name</translation>
    </message>
    <message>
        <source>E-post</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Hela län: kommuner, region, länsstyrelse och kommunalförbund</source>
        <translation>Whole counties: municipalities, region, county administrative board and municipal federations</translation>
    </message>
    <message numerus="yes">
        <source>%n valda</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AmendmentDialog</name>
    <message>
        <source>Ny ändring</source>
        <translation>New amendment</translation>
    </message>
    <message>
        <source>Spara ändringen</source>
        <translation>Save the amendment</translation>
    </message>
    <message>
        <source>Avsnitt: 3.2 eller ord</source>
        <translation>Section: 3.2 or words</translation>
    </message>
    <message>
        <source>Vad som ändras</source>
        <translation>What is changed</translation>
    </message>
    <message>
        <source>N&amp;y lydelse</source>
        <translation>Ne&amp;w wording</translation>
    </message>
    <message>
        <source>Skillnad</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>Ändrar det markerade stycket. En tom ny lydelse stryker det.</source>
        <translation>Changes the marked passage. An empty new wording strikes it.</translation>
    </message>
    <message>
        <source>Ett nytt stycke i avsnittet. Klicka på ett stycke för att ändra det i stället.</source>
        <translation>A new passage in the section. Click a passage to change that instead.</translation>
    </message>
</context>
<context>
    <name>AmendmentsPage</name>
    <message>
        <source>Ändringar</source>
        <translation>Amendments</translation>
    </message>
    <message>
        <source>Knyt ändringar till synpunkter</source>
        <translation>Tie changes to comments</translation>
    </message>
    <message>
        <source>Gör ändringar av det som skiljer mellan versionerna där en tillgodosedd synpunkt finns</source>
        <translation>Makes amendments of what differs between the versions where an accepted comment asked for it</translation>
    </message>
    <message>
        <source>Ny ändring …</source>
        <translation>New amendment …</translation>
    </message>
    <message>
        <source>Vilka ändringar som visas</source>
        <translation>Which changes are shown</translation>
    </message>
    <message>
        <source>Alla ändringar</source>
        <translation>All changes</translation>
    </message>
    <message>
        <source>Ändringar som ingen har begärt</source>
        <translation>Changes nobody asked for</translation>
    </message>
    <message>
        <source>Tillgodosedda synpunkter utan ändring</source>
        <translation>Accepted comments without a change</translation>
    </message>
    <message>
        <source>Ändringar i utkastet</source>
        <translation>Changes in the draft</translation>
    </message>
    <message>
        <source>Här samlas det som ändras i utkastet, med gammal och ny lydelse och synpunkterna bakom. En ändring görs av en synpunkt som tillgodoses, eller direkt i utkastet.</source>
        <translation>Here stands what is changed in the draft, with its old and new wording and the comments behind it. An amendment is made from a comment that is accepted, or directly in the draft.</translation>
    </message>
    <message>
        <source>Inget att visa med det här valet.</source>
        <translation>Nothing to show with this choice.</translation>
    </message>
    <message>
        <source>&amp;Ny ändring …</source>
        <translation>&amp;New amendment …</translation>
    </message>
    <message>
        <source>&amp;Låt utgå</source>
        <translation>&amp;Drop</translation>
    </message>
    <message>
        <source>&amp;Knyt ändringar till synpunkter</source>
        <translation>&amp;Tie changes to comments</translation>
    </message>
    <message>
        <source>&amp;Visa synpunkten bakom</source>
        <translation>&amp;Show the comment behind it</translation>
    </message>
    <message numerus="yes">
        <source>%n ändringar</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n som ingen har begärt</source>
        <translation>
            <numerusform>%n nobody asked for</numerusform>
            <numerusform>%n nobody asked for</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tillgodosedda synpunkter utan ändring eller åtgärd</source>
        <translation>
            <numerusform>%n accepted comment without a change or an action</numerusform>
            <numerusform>%n accepted comments without a change or an action</numerusform>
        </translation>
    </message>
    <message>
        <source>Läs först in ett utkast att ändra i.</source>
        <translation>Load a draft to amend first.</translation>
    </message>
    <message numerus="yes">
        <source>%n ändringar knutna till synpunkter</source>
        <translation>
            <numerusform>%n change tied to comments</numerusform>
            <numerusform>%n changes tied to comments</numerusform>
        </translation>
    </message>
    <message>
        <source>Ingen skillnad mellan versionerna svarar mot en tillgodosedd synpunkt.</source>
        <translation>No difference between the versions answers to an accepted comment.</translation>
    </message>
</context>
<context>
    <name>AnswerFormDialog</name>
    <message>
        <source>Skapa svarsformulär</source>
        <translation>Make an answer form</translation>
    </message>
    <message>
        <source>Skapa …</source>
        <translation>Make …</translation>
    </message>
    <message>
        <source>Rubriknivå {level}</source>
        <translation>Heading level {level}</translation>
    </message>
    <message>
        <source>Word, en ruta för varje avsnitt</source>
        <translation>Word, a box for each section</translation>
    </message>
    <message>
        <source>Excel, en rad för varje avsnitt</source>
        <translation>Excel, a row for each section</translation>
    </message>
    <message>
        <source>&amp;Fråga om avsnitt ned till</source>
        <translation>&amp;Ask about sections down to</translation>
    </message>
    <message>
        <source>&amp;Slag av fil</source>
        <translation>&amp;Kind of file</translation>
    </message>
    <message>
        <source>svarsformulär</source>
        <translation>answer-form</translation>
    </message>
    <message>
        <source>Spara formuläret</source>
        <translation>Save the form</translation>
    </message>
</context>
<context>
    <name>AnswerPanel</name>
    <message>
        <source>Ändring i utkastet …</source>
        <translation>Amend the draft …</translation>
    </message>
    <message>
        <source>Kommentar</source>
        <translation>Reply</translation>
    </message>
    <message>
        <source>Motivering</source>
        <translation>Rationale</translation>
    </message>
    <message>
        <source>Åtgärd</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Beslutet kräver en motivering.</source>
        <translation>This decision needs a rationale.</translation>
    </message>
    <message>
        <source>&amp;Kommentar</source>
        <translation>Re&amp;ply</translation>
    </message>
    <message>
        <source>M&amp;otivering</source>
        <translation>Rati&amp;onale</translation>
    </message>
    <message>
        <source>Å&amp;tgärd</source>
        <translation>&amp;Action</translation>
    </message>
    <message numerus="yes">
        <source>Besvaras tillsammans med %n andra</source>
        <translation>
            <numerusform>Answered together with %n other</numerusform>
            <numerusform>Answered together with %n others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AssessmentPage</name>
    <message>
        <source>Bedömning</source>
        <translation>Assessment</translation>
    </message>
    <message>
        <source>Klar, nästa</source>
        <translation>Done, next</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Inget är kvar att bedöma i det urval som är valt ovanför.</source>
        <translation>Nothing is left to assess in what is chosen above.</translation>
    </message>
    <message>
        <source>Här bedöms synpunkterna en efter en, när de har skapats ur remissvaren.</source>
        <translation>Here comments are assessed one after another, once they have been made from the responses.</translation>
    </message>
    <message>
        <source>Gå till remissvaren</source>
        <translation>Go to responses</translation>
    </message>
    <message>
        <source>&amp;Klar, nästa</source>
        <translation>&amp;Done, next</translation>
    </message>
    <message>
        <source>Infoga &amp;standardtext</source>
        <translation>Insert &amp;text module</translation>
    </message>
    <message>
        <source>&amp;Använd närmaste tidigare svar</source>
        <translation>&amp;Use the closest earlier answer</translation>
    </message>
    <message>
        <source>Visa i sva&amp;ret</source>
        <translation>Show in &amp;response</translation>
    </message>
    <message>
        <source>&amp;Historik</source>
        <translation>&amp;History</translation>
    </message>
    <message>
        <source>&amp;Besluta enligt rekommendation i urvalet</source>
        <translation>D&amp;ecide as recommended in this choice</translation>
    </message>
    <message>
        <source>S&amp;tandardtexter …</source>
        <translation>Text &amp;modules …</translation>
    </message>
    <message>
        <source>St&amp;eg i arbetet …</source>
        <translation>&amp;Steps of the work …</translation>
    </message>
    <message>
        <source>Letar efter liknande synpunkter</source>
        <translation>Looking for alike comments</translation>
    </message>
    <message>
        <source>Det var den sista i urvalet.</source>
        <translation>That was the last one in this choice.</translation>
    </message>
    <message numerus="yes">
        <source>%n synpunkter beslutade som rekommenderat</source>
        <translation>
            <numerusform>%n comment decided as recommended</numerusform>
            <numerusform>%n comments decided as recommended</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n synpunkter i urvalet</source>
        <translation>
            <numerusform>%n comment in this choice</numerusform>
            <numerusform>%n comments in this choice</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n utan beslut i hela ärendet</source>
        <translation>
            <numerusform>%n undecided in the whole case</numerusform>
            <numerusform>%n undecided in the whole case</numerusform>
        </translation>
    </message>
    <message>
        <source>alla i ärendet har ett beslut</source>
        <translation>all in the case are decided</translation>
    </message>
</context>
<context>
    <name>AssessmentPanel</name>
    <message>
        <source>Visa i svaret</source>
        <translation>Show in response</translation>
    </message>
    <message>
        <source>Alt+1–6 beslut   ·   Ctrl+Enter klar, nästa</source>
        <translation>Alt+1–6 decision   ·   Ctrl+Enter done, next</translation>
    </message>
    <message>
        <source>synpunkt {n}</source>
        <translation>comment {n}</translation>
    </message>
    <message>
        <source>Föreslagen lydelse: {text}</source>
        <translation>Proposed wording: {text}</translation>
    </message>
    <message>
        <source>Inte knuten till något avsnitt</source>
        <translation>Not tied to any section</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>Säkerhetskopior</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>Återställ</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Ärendet blir som det var när säkerhetskopian gjordes. Det som står i ärendet nu sparas först, som en egen säkerhetskopia.</source>
        <translation>The case becomes what it was when the backup was made. What stands in the case now is kept first, as a backup of its own.</translation>
    </message>
    <message>
        <source>Det finns inga säkerhetskopior än. En görs varje gång ärendet öppnas.</source>
        <translation>There are no backups yet. One is made each time the case is opened.</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Kopiera felrapport</source>
        <translation>Copy error report</translation>
    </message>
    <message>
        <source>Stäng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>BringTogetherDialog</name>
    <message>
        <source>Lägg ihop med kopia</source>
        <translation>Bring together with a copy</translation>
    </message>
    <message>
        <source>Lägg ihop</source>
        <translation>Bring together</translation>
    </message>
    <message>
        <source>Det som har gjorts i kopian förs in i ärendet. En säkerhetskopia tas först. Har samma sak ändrats på båda håll sparas båda, och du väljer på sidan Konflikter.</source>
        <translation>What was done in the copy is brought into the case. A backup is made first. Where the same thing was changed on both sides both are kept, and you choose on the page Conflicts.</translation>
    </message>
    <message>
        <source>&amp;Uppdatera också kopian</source>
        <translation>Also &amp;update the copy</translation>
    </message>
    <message>
        <source>Kopian får det som har gjorts i ärendet och kan användas igen</source>
        <translation>The copy gets what was done in the case and can be used again</translation>
    </message>
    <message>
        <source>Kopia</source>
        <translation>Copy</translation>
    </message>
</context>
<context>
    <name>BroughtDialog</name>
    <message>
        <source>Kopian är ihoplagd</source>
        <translation>The copy has been brought in</translation>
    </message>
    <message>
        <source>Gå till konflikterna</source>
        <translation>Go to the conflicts</translation>
    </message>
    <message>
        <source>Stäng</source>
        <translation>Close</translation>
    </message>
    <message numerus="yes">
        <source>%n åtgärder kom in från {name}.</source>
        <translation>
            <numerusform>%n operation came in from {name}.</numerusform>
            <numerusform>%n operations came in from {name}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Inget nytt fanns i {name}.</source>
        <translation>There was nothing new in {name}.</translation>
    </message>
    <message numerus="yes">
        <source>%n filer följde med.</source>
        <translation>
            <numerusform>%n file came along.</numerusform>
            <numerusform>%n files came along.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n konflikter att ta ställning till.</source>
        <translation>
            <numerusform>%n conflict to decide on.</numerusform>
            <numerusform>%n conflicts to decide on.</numerusform>
        </translation>
    </message>
    <message>
        <source>Inget krockar: det som gjorts på båda håll gäller.</source>
        <translation>Nothing collides: what was done on both sides stands.</translation>
    </message>
    <message numerus="yes">
        <source>%n par kan vara samma sak registrerad två gånger.</source>
        <translation>
            <numerusform>%n pair may be the same thing registered twice.</numerusform>
            <numerusform>%n pairs may be the same thing registered twice.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>I %n remissvar har synpunkter fått samma nummer.</source>
        <translation>
            <numerusform>In %n response comments have got the same number.</numerusform>
            <numerusform>In %n responses comments have got the same number.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n åtgärder har en tid som inte kan stämma. Kontrollera datorernas klockor.</source>
        <translation>
            <numerusform>%n operation bears a time that cannot be right. Check the computers&apos; clocks.</numerusform>
            <numerusform>%n operations bear a time that cannot be right. Check the computers&apos; clocks.</numerusform>
        </translation>
    </message>
    <message>
        <source>Kopian är också uppdaterad och har nu samma innehåll som ärendet.</source>
        <translation>The copy is updated too and now holds the same as the case.</translation>
    </message>
    <message>
        <source>Kopian själv kunde inte uppdateras. {reason}</source>
        <translation>The copy itself could not be updated. {reason}</translation>
    </message>
</context>
<context>
    <name>BulkDialog</name>
    <message>
        <source>Ändra</source>
        <translation>Change</translation>
    </message>
    <message numerus="yes">
        <source>Ändra %n synpunkter</source>
        <translation>
            <numerusform>Change %n comment</numerusform>
            <numerusform>Change %n comments</numerusform>
        </translation>
    </message>
    <message>
        <source>Ändras inte</source>
        <translation>Left as it is</translation>
    </message>
    <message>
        <source>Skriv ett tema, Enter lägger till</source>
        <translation>Type a theme, Enter adds it</translation>
    </message>
    <message>
        <source>Ta bort</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Ingen handläggare</source>
        <translation>No assignee</translation>
    </message>
    <message>
        <source>Ställning</source>
        <translation>Stance</translation>
    </message>
    <message>
        <source>Ingen ställning</source>
        <translation>No stance</translation>
    </message>
    <message>
        <source>Typ</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Inget steg</source>
        <translation>No step</translation>
    </message>
    <message>
        <source>Inget datum</source>
        <translation>No date</translation>
    </message>
    <message>
        <source>&amp;Lägg till tema</source>
        <translation>&amp;Add theme</translation>
    </message>
    <message>
        <source>Ta &amp;bort tema</source>
        <translation>&amp;Remove theme</translation>
    </message>
    <message>
        <source>&amp;Handläggare</source>
        <translation>A&amp;ssignee</translation>
    </message>
    <message>
        <source>St&amp;eg</source>
        <translation>St&amp;ep</translation>
    </message>
    <message>
        <source>&amp;Förfaller</source>
        <translation>D&amp;ue</translation>
    </message>
    <message>
        <source>&amp;Ställning</source>
        <translation>S&amp;tance</translation>
    </message>
    <message>
        <source>&amp;Typ</source>
        <translation>&amp;Kind</translation>
    </message>
    <message>
        <source>Välj något att ändra.</source>
        <translation>Choose something to change.</translation>
    </message>
</context>
<context>
    <name>CaseActions</name>
    <message>
        <source>Nytt ärende</source>
        <translation>New case</translation>
    </message>
    <message>
        <source>Välj plats och skapa …</source>
        <translation>Choose location and create…</translation>
    </message>
    <message>
        <source>Spara ärendet som</source>
        <translation>Save case as</translation>
    </message>
    <message>
        <source>Öppna ärende</source>
        <translation>Open case</translation>
    </message>
    <message>
        <source>Öppna för läsning</source>
        <translation>Open for reading</translation>
    </message>
    <message>
        <source>Arbeta i en egen kopia</source>
        <translation>Work in a copy of your own</translation>
    </message>
    <message>
        <source>Det ni gör läggs ihop av sig självt när det går.</source>
        <translation>What you both do is merged by itself when possible.</translation>
    </message>
    <message>
        <source>Nyckeln till {name}:</source>
        <translation>The key of {name}:</translation>
    </message>
    <message>
        <source>Nyckeln passar inte. Nyckeln till {name}:</source>
        <translation>The key does not fit. The key of {name}:</translation>
    </message>
    <message>
        <source>Krypterad kopia</source>
        <translation>Encrypted copy</translation>
    </message>
    <message>
        <source>Skapar demon</source>
        <translation>Creating the demo</translation>
    </message>
    <message>
        <source>Ärendets uppgifter</source>
        <translation>Case details</translation>
    </message>
    <message>
        <source>Spara</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Allt är redan sparat i {name}. Varje steg sparas när det är gjort.</source>
        <translation>Everything is saved in {name} already. Each step is saved when it is done.</translation>
    </message>
    <message>
        <source>Kontrollerar ärendet</source>
        <translation>Checking the case</translation>
    </message>
    <message>
        <source>Kontrollen fann fel i filen.</source>
        <translation>The check found faults in the file.</translation>
    </message>
    <message>
        <source>Filen och hela historiken är hela.</source>
        <translation>The file and its whole history are intact.</translation>
    </message>
    <message>
        <source>Ångrat: {name}</source>
        <translation>Undone: {name}</translation>
    </message>
    <message>
        <source>Gjort igen: {name}</source>
        <translation>Redone: {name}</translation>
    </message>
    <message>
        <source>Ditt namn</source>
        <translation>Your name</translation>
    </message>
    <message>
        <source>Namnet står vid det du gör i ärendet:</source>
        <translation>Your name is shown beside what you do in the case:</translation>
    </message>
    <message>
        <source>Om Samråd</source>
        <translation>About Samråd</translation>
    </message>
    <message>
        <source>Samråd {version}
Arbetsbänk för samråd om regionala strategier.
Licens: EUPL-1.2</source>
        <translation>Samråd {version}
A workbench for consultations on regional strategies.
Licence: EUPL-1.2</translation>
    </message>
    <message>
        <source>Det är ont om utrymme på disken. Frigör plats så att säkerhetskopior kan göras.</source>
        <translation>The disk is nearly full. Make room, so that backups can be made.</translation>
    </message>
    <message>
        <source>Ärendet är öppet</source>
        <translation>The case is already open</translation>
    </message>
    <message>
        <source>Avbryt</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Ärendefiler (*.samrad)</source>
        <translation>Case files (*.samrad)</translation>
    </message>
</context>
<context>
    <name>CaseDialog</name>
    <message>
        <source>Regional utvecklingsstrategi för …</source>
        <translation>Regional development strategy for…</translation>
    </message>
    <message>
        <source>Region …</source>
        <translation>Region…</translation>
    </message>
    <message>
        <source>&amp;Titel</source>
        <translation>&amp;Title</translation>
    </message>
    <message>
        <source>&amp;Diarienummer</source>
        <translation>Registry &amp;number</translation>
    </message>
    <message>
        <source>&amp;Myndighet</source>
        <translation>&amp;Authority</translation>
    </message>
    <message>
        <source>&amp;Samrådstid</source>
        <translation>Consultation &amp;period</translation>
    </message>
    <message>
        <source>&amp;Län</source>
        <translation>&amp;Counties</translation>
    </message>
</context>
<context>
    <name>CaseSession</name>
    <message>
        <source>Någon annan har också skrivit här. Båda lydelserna är sparade; välj på sidan Konflikter.</source>
        <translation>Somebody else has written here too. Both wordings are kept; choose on the page Conflicts.</translation>
    </message>
    <message>
        <source>Visa konflikten</source>
        <translation>Show the conflict</translation>
    </message>
</context>
<context>
    <name>CategoryChart</name>
    <message>
        <source>Svar per kategori</source>
        <translation>Responses by category</translation>
    </message>
    <message>
        <source>{answered} av {listed}</source>
        <translation>{answered} of {listed}</translation>
    </message>
</context>
<context>
    <name>ChangeDetail</name>
    <message>
        <source>Läge</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Ny &amp;lydelse</source>
        <translation>New &amp;wording</translation>
    </message>
    <message>
        <source>Vad som ändras</source>
        <translation>What is changed</translation>
    </message>
    <message>
        <source>Synpunkterna bakom (mellanslag kryssar, Enter visar)</source>
        <translation>The comments behind it (Space ticks, Enter shows)</translation>
    </message>
    <message>
        <source>Synpunkterna bakom</source>
        <translation>The comments behind it</translation>
    </message>
    <message>
        <source>Låt utgå</source>
        <translation>Drop</translation>
    </message>
    <message>
        <source>Visa synpunkten</source>
        <translation>Show the comment</translation>
    </message>
    <message>
        <source>Varken ändring eller åtgärd är angiven.</source>
        <translation>Neither a change nor an action is given.</translation>
    </message>
    <message>
        <source>Åtgärd: {text}</source>
        <translation>Action: {text}</translation>
    </message>
    <message>
        <source>Gör till ändring</source>
        <translation>Make it an amendment</translation>
    </message>
    <message>
        <source>Ändring i utkastet …</source>
        <translation>Amend the draft …</translation>
    </message>
    <message>
        <source>{kind} i den nya versionen</source>
        <translation>{kind} in the new version</translation>
    </message>
    <message>
        <source>lydelsen är införd</source>
        <translation>the wording stands there</translation>
    </message>
    <message>
        <source>där lyder stycket på annat sätt</source>
        <translation>there the passage reads otherwise</translation>
    </message>
    <message>
        <source>ingen har begärt ändringen</source>
        <translation>nobody asked for the change</translation>
    </message>
    <message>
        <source>synpunkt {n}</source>
        <translation>comment {n}</translation>
    </message>
</context>
<context>
    <name>Choosing</name>
    <message>
        <source>Välj efter</source>
        <translation>Choose by</translation>
    </message>
    <message>
        <source>Alla avsnitt</source>
        <translation>All sections</translation>
    </message>
    <message>
        <source>Alla teman</source>
        <translation>All themes</translation>
    </message>
    <message>
        <source>Alla instanser</source>
        <translation>All consultees</translation>
    </message>
    <message>
        <source>Alla grupper, och det som inte är grupperat</source>
        <translation>All groups, and what is in none</translation>
    </message>
    <message>
        <source>Alla handläggare</source>
        <translation>All assignees</translation>
    </message>
    <message>
        <source>Alla steg</source>
        <translation>All steps</translation>
    </message>
    <message>
        <source>Avsnitt</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>Tema</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>Instans</source>
        <translation>Consultee</translation>
    </message>
    <message>
        <source>Grupp</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>Handläggare</source>
        <translation>Assignee</translation>
    </message>
    <message>
        <source>Steg</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>Hur långt de har kommit</source>
        <translation>How far they have come</translation>
    </message>
    <message>
        <source>Utan beslut</source>
        <translation>Undecided</translation>
    </message>
    <message>
        <source>Utan rekommendation och beslut</source>
        <translation>Neither recommended nor decided</translation>
    </message>
    <message>
        <source>Rekommenderade, utan beslut</source>
        <translation>Recommended, undecided</translation>
    </message>
    <message>
        <source>Förfallna</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Alla, även beslutade</source>
        <translation>All, decided ones too</translation>
    </message>
    <message>
        <source>Ingen handläggare</source>
        <translation>No assignee</translation>
    </message>
    <message>
        <source>Inget steg</source>
        <translation>No step</translation>
    </message>
</context>
<context>
    <name>CommentEditor</name>
    <message>
        <source>Klicka för att ta bort kopplingen</source>
        <translation>Click to remove the link</translation>
    </message>
    <message>
        <source>Avsnitt: 3.2 eller ord</source>
        <translation>Section: 3.2 or words</translation>
    </message>
    <message>
        <source>Klicka för att ta bort temat</source>
        <translation>Click to remove the theme</translation>
    </message>
    <message>
        <source>Tema</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>Typ av synpunkt</source>
        <translation>Kind of comment</translation>
    </message>
    <message>
        <source>Sammanfattning</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>Föreslagen lydelse</source>
        <translation>Proposed wording</translation>
    </message>
    <message>
        <source>Ta bort</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Synpunkten återtas och texten blir oläst igen</source>
        <translation>The comment is withdrawn and its text becomes unread again</translation>
    </message>
    <message>
        <source>Markera text i svaret och tryck Enter, så blir den en synpunkt.</source>
        <translation>Select text in the response and press Enter to make it a comment.</translation>
    </message>
    <message>
        <source>borttagen vid uppdelning</source>
        <translation>removed while splitting</translation>
    </message>
</context>
<context>
    <name>CommentMarks</name>
    <message numerus="yes">
        <source>%n konflikter: visa</source>
        <translation>
            <numerusform>%n conflict: show</numerusform>
            <numerusform>%n conflicts: show</numerusform>
        </translation>
    </message>
    <message>
        <source>Sekretessmarkerad, {why}</source>
        <translation>Marked as secret, {why}</translation>
    </message>
</context>
<context>
    <name>CommentView</name>
    <message>
        <source>Visa i svaret</source>
        <translation>Show in response</translation>
    </message>
    <message>
        <source>Synpunkten</source>
        <translation>The comment</translation>
    </message>
    <message>
        <source>synpunkt {n}</source>
        <translation>comment {n}</translation>
    </message>
    <message>
        <source>Föreslagen lydelse: {text}</source>
        <translation>Proposed wording: {text}</translation>
    </message>
    <message>
        <source>Sammanfattning: {text}</source>
        <translation>Summary: {text}</translation>
    </message>
    <message>
        <source>Besvaras tillsammans: {text}</source>
        <translation>Answered together: {text}</translation>
    </message>
    <message numerus="yes">
        <source> och %n till</source>
        <translation>
            <numerusform> and %n more</numerusform>
            <numerusform> and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Inte knuten till något avsnitt</source>
        <translation>Not tied to any section</translation>
    </message>
    <message>
        <source>Visa i utkastet</source>
        <translation>Show in draft</translation>
    </message>
</context>
<context>
    <name>CommentsPage</name>
    <message>
        <source>Synpunkter</source>
        <translation>Comments</translation>
    </message>
    <message>
        <source>Nästa utan beslut</source>
        <translation>Next undecided</translation>
    </message>
    <message>
        <source>Synpunkter skapas ur remissvaren: öppna ett svar, markera text och tryck Enter.</source>
        <translation>Comments are made from the responses: open a response, select text and press Enter.</translation>
    </message>
    <message>
        <source>Gå till remissvaren</source>
        <translation>Go to responses</translation>
    </message>
    <message>
        <source>&amp;Nästa utan beslut</source>
        <translation>&amp;Next undecided</translation>
    </message>
    <message>
        <source>&amp;Bedöm</source>
        <translation>&amp;Assess</translation>
    </message>
    <message>
        <source>Visa i &amp;svaret</source>
        <translation>Show in &amp;response</translation>
    </message>
    <message>
        <source>Ändring i &amp;utkastet …</source>
        <translation>Amend the &amp;draft …</translation>
    </message>
    <message>
        <source>Ändra &amp;markerade …</source>
        <translation>&amp;Change selected …</translation>
    </message>
    <message>
        <source>&amp;Liknande synpunkter …</source>
        <translation>&amp;Alike comments …</translation>
    </message>
    <message>
        <source>&amp;Gruppera markerade</source>
        <translation>&amp;Group selected</translation>
    </message>
    <message>
        <source>Ta &amp;ur gruppen</source>
        <translation>Take &amp;out of the group</translation>
    </message>
    <message>
        <source>&amp;Visa gruppen</source>
        <translation>Sho&amp;w the group</translation>
    </message>
    <message>
        <source>Spara &amp;filtret …</source>
        <translation>Save the &amp;filter …</translation>
    </message>
    <message>
        <source>&amp;Återta synpunkten …</source>
        <translation>&amp;Withdraw comment…</translation>
    </message>
    <message>
        <source>&amp;Historik</source>
        <translation>&amp;History</translation>
    </message>
    <message>
        <source>Se&amp;kretessmarkera synpunkten …</source>
        <translation>Mar&amp;k the comment as secret …</translation>
    </message>
    <message>
        <source>S&amp;kicka för bedömning …</source>
        <translation>S&amp;end for assessment …</translation>
    </message>
    <message>
        <source>&amp;Ta tillbaka bedömning …</source>
        <translation>&amp;Take assessment back …</translation>
    </message>
    <message>
        <source>Listan är tom. Det finns inget att skicka.</source>
        <translation>The list is empty. There is nothing to send.</translation>
    </message>
    <message>
        <source>Markera först de synpunkter som ska ändras.</source>
        <translation>First select the comments that are to be changed.</translation>
    </message>
    <message numerus="yes">
        <source>%n synpunkter ändrade</source>
        <translation>
            <numerusform>%n comment changed</numerusform>
            <numerusform>%n comments changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n synpunkter besvaras nu tillsammans</source>
        <translation>
            <numerusform>%n comment is now answered with the group</numerusform>
            <numerusform>%n comments are now answered together</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n synpunkter besvaras nu var för sig</source>
        <translation>
            <numerusform>%n comment is now answered by itself</numerusform>
            <numerusform>%n comments are now answered one by one</numerusform>
        </translation>
    </message>
    <message>
        <source>Synpunkten är inte grupperad.</source>
        <translation>The comment is in no group.</translation>
    </message>
    <message>
        <source>Jämför synpunkterna</source>
        <translation>Comparing the comments</translation>
    </message>
    <message>
        <source>Inga synpunkter liknar varandra.</source>
        <translation>No comments are alike.</translation>
    </message>
    <message numerus="yes">
        <source>%n synpunkter</source>
        <translation>
            <numerusform>%n comment</numerusform>
            <numerusform>%n comments</numerusform>
        </translation>
    </message>
    <message>
        <source>{shown} av {total} synpunkter</source>
        <translation>{shown} of {total} comments</translation>
    </message>
    <message numerus="yes">
        <source>%n utan beslut</source>
        <translation>
            <numerusform>%n undecided</numerusform>
            <numerusform>%n undecided</numerusform>
        </translation>
    </message>
    <message>
        <source>alla har ett beslut</source>
        <translation>all decided</translation>
    </message>
    <message numerus="yes">
        <source>%n markerade</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message>
        <source>Alla synpunkter i listan har ett beslut.</source>
        <translation>Every comment in the list has a decision.</translation>
    </message>
    <message>
        <source>Återta synpunkten</source>
        <translation>Withdraw comment</translation>
    </message>
    <message>
        <source>Texten i svaret blir oläst igen.</source>
        <translation>The text of the response becomes unread again.</translation>
    </message>
</context>
<context>
    <name>ComparisonView</name>
    <message>
        <source>Äldre version</source>
        <translation>Older version</translation>
    </message>
    <message>
        <source>Nyare version</source>
        <translation>Newer version</translation>
    </message>
    <message>
        <source>Bara avsnitt som ändrats</source>
        <translation>Only sections that changed</translation>
    </message>
    <message>
        <source>‹ Till utkastet</source>
        <translation>‹ To the draft</translation>
    </message>
    <message>
        <source>Nästa ändrade avsnitt (F8)</source>
        <translation>Next changed section (F8)</translation>
    </message>
    <message>
        <source>Vad som skiljer i avsnittet</source>
        <translation>What differs in the section</translation>
    </message>
    <message>
        <source>(före första rubriken)</source>
        <translation>(before the first heading)</translation>
    </message>
    <message>
        <source>Versionerna är lika.</source>
        <translation>The versions are alike.</translation>
    </message>
    <message>
        <source>Avsnittet har ingen egen text.</source>
        <translation>The section has no text of its own.</translation>
    </message>
    <message>
        <source>{kind}, från {heading}</source>
        <translation>{kind}, from {heading}</translation>
    </message>
</context>
<context>
    <name>ConflictDetail</name>
    <message>
        <source>Visa i ärendet</source>
        <translation>Show in the case</translation>
    </message>
    <message>
        <source>Eller skriv en &amp;egen lydelse:</source>
        <translation>Or write a wording of your &amp;own:</translation>
    </message>
    <message>
        <source>Egen lydelse</source>
        <translation>Wording of your own</translation>
    </message>
    <message>
        <source>Spara egen lydelse</source>
        <translation>Save your own wording</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Skrivet på flera håll utan att den ena såg den andra. Välj vad som ska gälla.</source>
        <translation>Written in several places without one seeing the other. Choose what shall stand.</translation>
    </message>
    <message>
        <source>Borttagen i en kopia, använd i en annan. Den finns kvar tills du väljer.</source>
        <translation>Removed in one copy, used in another. It stays until you choose.</translation>
    </message>
    <message>
        <source>Tas den bort följer med: {what}.</source>
        <translation>With it would go: {what}.</translation>
    </message>
    <message>
        <source>okänd</source>
        <translation>unknown</translation>
    </message>
    <message>
        <source>Används i ärendet</source>
        <translation>In use in the case</translation>
    </message>
    <message>
        <source>gäller nu</source>
        <translation>stands now</translation>
    </message>
    <message>
        <source>Välj {letter}</source>
        <translation>Choose {letter}</translation>
    </message>
    <message>
        <source>Ta bort ({letter})</source>
        <translation>Remove ({letter})</translation>
    </message>
    <message>
        <source>Behåll ({letter})</source>
        <translation>Keep ({letter})</translation>
    </message>
</context>
<context>
    <name>ConflictsPage</name>
    <message>
        <source>Konflikter</source>
        <translation>Conflicts</translation>
    </message>
    <message>
        <source>Kan vara samma</source>
        <translation>May be the same</translation>
    </message>
    <message>
        <source>Inget att ta ställning till. När en kopia läggs ihop med ärendet visas här det som har skrivits på båda håll, så att du kan välja.</source>
        <translation>Nothing to decide. When a copy is brought together with the case, what was written on both sides is shown here for you to choose.</translation>
    </message>
    <message>
        <source>Ta alla &amp;senaste</source>
        <translation>Take all the &amp;latest</translation>
    </message>
    <message>
        <source>&amp;Visa i ärendet</source>
        <translation>&amp;Show in the case</translation>
    </message>
    <message numerus="yes">
        <source>%n konflikter att ta ställning till</source>
        <translation>
            <numerusform>%n conflict to decide on</numerusform>
            <numerusform>%n conflicts to decide on</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kan vara samma</source>
        <translation>
            <numerusform>%n may be the same</numerusform>
            <numerusform>%n may be the same</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConsulteeDetails</name>
    <message>
        <source>Kategori</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>Flera namn skiljs åt med semikolon</source>
        <translation>Separate several names with semicolons</translation>
    </message>
    <message>
        <source>Namn</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Organisationsnummer</source>
        <translation>Organisation number</translation>
    </message>
    <message>
        <source>Kontaktperson</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>E-post</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Postadress</source>
        <translation>Postal address</translation>
    </message>
    <message>
        <source>Andra namn</source>
        <translation>Other names</translation>
    </message>
    <message>
        <source>Ta bort från listan …</source>
        <translation>Remove from the list…</translation>
    </message>
    <message numerus="yes">
        <source>Visa %n svar</source>
        <translation>
            <numerusform>Show %n response</numerusform>
            <numerusform>Show %n responses</numerusform>
        </translation>
    </message>
    <message>
        <source>Utskickat {date}</source>
        <translation>Sent {date}</translation>
    </message>
    <message>
        <source>Svar senast {date}</source>
        <translation>Response due {date}</translation>
    </message>
    <message>
        <source>Uppskov till {date}</source>
        <translation>Extended to {date}</translation>
    </message>
    <message>
        <source>Påmind {date}</source>
        <translation>Reminded {date}</translation>
    </message>
    <message>
        <source>Inget utskick registrerat</source>
        <translation>No invitation recorded</translation>
    </message>
    <message>
        <source>Ta bort från listan</source>
        <translation>Remove from the list</translation>
    </message>
    <message>
        <source>Det som redan har kommit in finns kvar.</source>
        <translation>What has come in already stays.</translation>
    </message>
</context>
<context>
    <name>ConsulteesPage</name>
    <message>
        <source>Remissinstanser</source>
        <translation>Consultees</translation>
    </message>
    <message>
        <source>Registrera utskick …</source>
        <translation>Record invitations…</translation>
    </message>
    <message>
        <source>Lägg till …</source>
        <translation>Add…</translation>
    </message>
    <message>
        <source>Alla kategorier</source>
        <translation>All categories</translation>
    </message>
    <message>
        <source>Kategori</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>Alla lägen</source>
        <translation>All statuses</translation>
    </message>
    <message>
        <source>Läge</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Sändlistan är tom. Hämta länets kommuner, region, länsstyrelse och kommunalförbund ur registret, och lägg till myndigheter, näringsliv och organisationer.</source>
        <translation>The mailing list is empty. Fetch the county’s municipalities, region, county administrative board and municipal federations from the register, then add state agencies, businesses and organisations.</translation>
    </message>
    <message>
        <source>&amp;Lägg till …</source>
        <translation>&amp;Add…</translation>
    </message>
    <message>
        <source>&amp;Importera lista …</source>
        <translation>&amp;Import list…</translation>
    </message>
    <message>
        <source>&amp;Exportera lista …</source>
        <translation>&amp;Export list…</translation>
    </message>
    <message>
        <source>Registrera &amp;utskick …</source>
        <translation>Record in&amp;vitations…</translation>
    </message>
    <message>
        <source>Registrera upp&amp;skov …</source>
        <translation>Record e&amp;xtension…</translation>
    </message>
    <message>
        <source>Registrera &amp;påminnelse …</source>
        <translation>Record &amp;reminder…</translation>
    </message>
    <message>
        <source>&amp;Ej svarat …</source>
        <translation>&amp;Not answered…</translation>
    </message>
    <message>
        <source>Namn</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Svar senast</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Påmind</source>
        <translation>Reminded</translation>
    </message>
    <message>
        <source>Svar</source>
        <translation>Replies</translation>
    </message>
    <message>
        <source>Sök namn, annat namn eller kontakt …</source>
        <translation>Search by name, other name or contact…</translation>
    </message>
    <message numerus="yes">
        <source>%n på listan</source>
        <translation>
            <numerusform>%n on the list</numerusform>
            <numerusform>%n on the list</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n har inte svarat</source>
        <translation>
            <numerusform>%n has not answered</numerusform>
            <numerusform>%n have not answered</numerusform>
        </translation>
    </message>
    <message>
        <source>Ingen på listan ännu</source>
        <translation>Nobody on the list yet</translation>
    </message>
    <message>
        <source>Importera lista</source>
        <translation>Import list</translation>
    </message>
    <message>
        <source>Tabeller (*.csv *.xlsx);;Alla filer (*)</source>
        <translation>Tables (*.csv *.xlsx);;All files (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n remissinstanser lades till</source>
        <translation>
            <numerusform>%n consultee was added</numerusform>
            <numerusform>%n consultees were added</numerusform>
        </translation>
    </message>
    <message>
        <source>Exportera lista</source>
        <translation>Export list</translation>
    </message>
    <message>
        <source>sandlista.xlsx</source>
        <translation>mailing-list.xlsx</translation>
    </message>
    <message>
        <source>Excel (*.xlsx);;CSV (*.csv)</source>
        <translation>Excel (*.xlsx);;CSV (*.csv)</translation>
    </message>
    <message>
        <source>Listan skrevs till {name}</source>
        <translation>The list was written to {name}</translation>
    </message>
    <message>
        <source>Registrera utskick</source>
        <translation>Record invitations</translation>
    </message>
    <message>
        <source>&amp;Utskickat</source>
        <translation>&amp;Sent</translation>
    </message>
    <message>
        <source>&amp;Svar senast</source>
        <translation>Response &amp;due</translation>
    </message>
    <message>
        <source>Registrera uppskov</source>
        <translation>Record extension</translation>
    </message>
    <message>
        <source>&amp;Uppskov till</source>
        <translation>&amp;Extended to</translation>
    </message>
    <message>
        <source>Registrera påminnelse</source>
        <translation>Record reminder</translation>
    </message>
    <message>
        <source>&amp;Påmind</source>
        <translation>&amp;Reminded</translation>
    </message>
</context>
<context>
    <name>CopyActions</name>
    <message>
        <source>Gör en kopia</source>
        <translation>Making a copy</translation>
    </message>
    <message>
        <source>Kopian {name} är klar. Öppna den på den andra datorn och arbeta som vanligt. Välj sedan Arkiv, Lägg ihop med kopia här. Under tiden kan du arbeta vidare i ärendet.</source>
        <translation>The copy {name} is ready. Open it on the other computer and work as usual. Then choose File, Bring together with a copy here. Meanwhile you can go on working in the case.</translation>
    </message>
    <message>
        <source>Kopians nyckel</source>
        <translation>The copy&apos;s key</translation>
    </message>
    <message>
        <source>{name} öppnas med nyckeln

{key}

Skriv upp den. Den finns i den här datorns nyckelring om datorn har en, men ingen annanstans: är nyckeln borta är kopian borta.</source>
        <translation>{name} is opened with the key

{key}

Write it down. It is in this computer&apos;s keyring if the computer has one, but nowhere else: if the key is lost, so is the copy.</translation>
    </message>
    <message>
        <source>Kopiera nyckeln</source>
        <translation>Copy the key</translation>
    </message>
    <message>
        <source>Klart</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>{name}, arkiv</source>
        <translation>{name}, archive</translation>
    </message>
    <message>
        <source>Ny mapp för arkivpaketet</source>
        <translation>New folder for the archive package</translation>
    </message>
    <message numerus="yes">
        <source>Arkivpaketet är klart: %n filer i {folder}.</source>
        <translation>
            <numerusform>The archive package is ready: %n file in {folder}.</numerusform>
            <numerusform>The archive package is ready: %n files in {folder}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Skriver arkivpaketet</source>
        <translation>Writing the archive package</translation>
    </message>
    <message>
        <source>Ärendet är öppet för läsning. Inget kan läggas ihop.</source>
        <translation>The case is open for reading. Nothing can be brought together.</translation>
    </message>
    <message>
        <source>Välj kopian</source>
        <translation>Choose the copy</translation>
    </message>
    <message>
        <source>Ärendefiler (*.samrad)</source>
        <translation>Case files (*.samrad)</translation>
    </message>
    <message>
        <source>Lägger ihop</source>
        <translation>Bringing together</translation>
    </message>
    <message>
        <source>Ärendet är återställt. Det som stod där förut finns i {name}.</source>
        <translation>The case has been restored. What stood there before is in {name}.</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>ÅÅÅÅ-MM-DD</source>
        <translation>YYYY-MM-DD</translation>
    </message>
    <message>
        <source>Ctrl+D skriver dagens datum, pil upp och ned byter dag</source>
        <translation>Ctrl+D enters today’s date; the up and down arrows change the day</translation>
    </message>
</context>
<context>
    <name>DetailsView</name>
    <message>
        <source>Vad som ändrades</source>
        <translation>What was changed</translation>
    </message>
    <message>
        <source>i en annan kopia</source>
        <translation>in another copy</translation>
    </message>
    <message>
        <source>okänd</source>
        <translation>unknown</translation>
    </message>
    <message numerus="yes">
        <source>och %n ändringar till</source>
        <translation>
            <numerusform>and %n more change</numerusform>
            <numerusform>and %n more changes</numerusform>
        </translation>
    </message>
    <message>
        <source>{what}: ny</source>
        <translation>{what}: new</translation>
    </message>
    <message>
        <source>{what}: borttagen</source>
        <translation>{what}: removed</translation>
    </message>
    <message>
        <source>allt</source>
        <translation>everything</translation>
    </message>
    <message>
        <source>(borttaget enligt beslut)</source>
        <translation>(taken out by a decision)</translation>
    </message>
</context>
<context>
    <name>DraftPage</name>
    <message>
        <source>Utkast</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>Jämför versioner …</source>
        <translation>Compare versions …</translation>
    </message>
    <message>
        <source>Läs in utkast …</source>
        <translation>Load draft…</translation>
    </message>
    <message>
        <source>&amp;Läs in utkast …</source>
        <translation>&amp;Load draft…</translation>
    </message>
    <message>
        <source>&amp;Gör stycket till rubrik …</source>
        <translation>Turn passage into &amp;heading…</translation>
    </message>
    <message>
        <source>Ä&amp;ndra rubrik …</source>
        <translation>&amp;Edit heading…</translation>
    </message>
    <message>
        <source>&amp;Jämför versioner …</source>
        <translation>&amp;Compare versions …</translation>
    </message>
    <message>
        <source>Granska &amp;placeringar …</source>
        <translation>Review &amp;places …</translation>
    </message>
    <message>
        <source>Skapa &amp;svarsformulär …</source>
        <translation>Make an &amp;answer form …</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Sök avsnitt eller ord …</source>
        <translation>Search sections or words…</translation>
    </message>
    <message>
        <source>Avsnittets roll i strategin</source>
        <translation>The section’s role in the strategy</translation>
    </message>
    <message>
        <source>Läs in remissversionen som Word-fil. Den blir en disposition av avsnitt och stycken som synpunkterna knyts till.</source>
        <translation>Load the consultation draft as a Word file. It becomes an outline of sections and passages that comments are tied to.</translation>
    </message>
    <message>
        <source>Roll i strategin</source>
        <translation>Role in the strategy</translation>
    </message>
    <message>
        <source>Svarsformuläret finns i {file}</source>
        <translation>The answer form is in {file}</translation>
    </message>
    <message>
        <source>Läs först in ett utkast att göra formuläret av.</source>
        <translation>First load a draft to make the form from.</translation>
    </message>
    <message>
        <source>Läs in ny version …</source>
        <translation>Load new version…</translation>
    </message>
    <message>
        <source>Inget utkast är inläst ännu</source>
        <translation>No draft loaded yet</translation>
    </message>
    <message numerus="yes">
        <source>%n avsnitt</source>
        <translation>
            <numerusform>%n section</numerusform>
            <numerusform>%n sections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n textdelar</source>
        <translation>
            <numerusform>%n passage</numerusform>
            <numerusform>%n passages</numerusform>
        </translation>
    </message>
    <message>
        <source>Klicka först på det stycke som ska bli rubrik.</source>
        <translation>First click the passage that is to become a heading.</translation>
    </message>
    <message>
        <source>Läs in utkast</source>
        <translation>Load draft</translation>
    </message>
    <message>
        <source>en äldre version</source>
        <translation>an older version</translation>
    </message>
    <message numerus="yes">
        <source>Granska %n placeringar</source>
        <translation>
            <numerusform>Review %n place</numerusform>
            <numerusform>Review %n places</numerusform>
        </translation>
    </message>
    <message>
        <source>Word-dokument (*.docx);;Alla filer (*)</source>
        <translation>Word documents (*.docx);;All files (*)</translation>
    </message>
    <message>
        <source>Läser {name}</source>
        <translation>Reading {name}</translation>
    </message>
    <message numerus="yes">
        <source>%n stycken står kvar</source>
        <translation>
            <numerusform>%n passage stands</numerusform>
            <numerusform>%n passages stand</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n placeringar följde med</source>
        <translation>
            <numerusform>%n place came along</numerusform>
            <numerusform>%n places came along</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n att granska</source>
        <translation>
            <numerusform>%n to review</numerusform>
            <numerusform>%n to review</numerusform>
        </translation>
    </message>
    <message>
        <source>Det finns bara en version av utkastet. Läs först in en ny.</source>
        <translation>There is only one version of the draft. Load a new one first.</translation>
    </message>
    <message>
        <source>(före första rubriken)</source>
        <translation>(before the first heading)</translation>
    </message>
    <message numerus="yes">
        <source>%n synpunkter</source>
        <translation>
            <numerusform>%n comment</numerusform>
            <numerusform>%n comments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EarlierBox</name>
    <message>
        <source>Tidigare svar på liknande synpunkter</source>
        <translation>Earlier answers to alike comments</translation>
    </message>
    <message>
        <source>{senders}, synpunkt {n}</source>
        <translation>{senders}, comment {n}</translation>
    </message>
    <message>
        <source>{share} % lika</source>
        <translation>{share} % alike</translation>
    </message>
    <message>
        <source>rekommenderat: {word}</source>
        <translation>recommended: {word}</translation>
    </message>
    <message numerus="yes">
        <source>samma svar till %n andra</source>
        <translation>
            <numerusform>same answer to %n other</numerusform>
            <numerusform>same answer to %n others</numerusform>
        </translation>
    </message>
    <message>
        <source>Använd</source>
        <translation>Use</translation>
    </message>
</context>
<context>
    <name>FieldCard</name>
    <message>
        <source>1  Det som står i ärendet</source>
        <translation>1  What stands in the case</translation>
    </message>
    <message>
        <source>2  Det som kom tillbaka</source>
        <translation>2  What came back</translation>
    </message>
    <message>
        <source>Ändrad både i ärendet och i filen</source>
        <translation>Changed both in the case and in the file</translation>
    </message>
    <message>
        <source>Töms, eftersom rutan är tom i filen</source>
        <translation>Emptied, as the box is empty in the file</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Sök i synpunkterna …</source>
        <translation>Search the comments …</translation>
    </message>
    <message>
        <source>Alla avsnitt</source>
        <translation>All sections</translation>
    </message>
    <message>
        <source>Alla teman</source>
        <translation>All themes</translation>
    </message>
    <message>
        <source>Alla kategorier</source>
        <translation>All categories</translation>
    </message>
    <message>
        <source>Kategori</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>Alla ställningar</source>
        <translation>All stances</translation>
    </message>
    <message>
        <source>Ställning</source>
        <translation>Stance</translation>
    </message>
    <message>
        <source>Alla beslut</source>
        <translation>All decisions</translation>
    </message>
    <message>
        <source>Beslut</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>Utan beslut</source>
        <translation>Undecided</translation>
    </message>
    <message>
        <source>Utan motivering</source>
        <translation>Without reasons</translation>
    </message>
    <message>
        <source>Alla handläggare</source>
        <translation>All assignees</translation>
    </message>
    <message>
        <source>Visa alla</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>Ingen handläggare</source>
        <translation>No assignee</translation>
    </message>
</context>
<context>
    <name>FilterRow</name>
    <message>
        <source>Alla personer</source>
        <translation>All people</translation>
    </message>
    <message>
        <source>Allt som gjorts</source>
        <translation>Everything done</translation>
    </message>
    <message>
        <source>Allt i ärendet</source>
        <translation>Everything in the case</translation>
    </message>
    <message>
        <source>Från och med</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Till och med</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>Visa allt</source>
        <translation>Show everything</translation>
    </message>
    <message>
        <source>Sedan du sist tittade</source>
        <translation>Since you last looked</translation>
    </message>
    <message>
        <source>Visar bara: {what}</source>
        <translation>Showing only: {what}</translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>Avbryt</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Kasta det du har skrivit?</source>
        <translation>Throw away what you have written?</translation>
    </message>
    <message>
        <source>Kasta</source>
        <translation>Throw away</translation>
    </message>
    <message>
        <source>Fortsätt skriva</source>
        <translation>Go on writing</translation>
    </message>
</context>
<context>
    <name>GateBar</name>
    <message numerus="yes">
        <source>%n svar har oläst text</source>
        <translation>
            <numerusform>%n response has unread text</numerusform>
            <numerusform>%n responses have unread text</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n synpunkter saknar beslut</source>
        <translation>
            <numerusform>%n comment has no decision</numerusform>
            <numerusform>%n comments have no decision</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n beslut saknar motivering</source>
        <translation>
            <numerusform>%n decision lacks its reason</numerusform>
            <numerusform>%n decisions lack their reasons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tillgodosedda synpunkter saknar ändring</source>
        <translation>
            <numerusform>%n accepted comment has led to no change</numerusform>
            <numerusform>%n accepted comments have led to no change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n markeringar finns inte i en rättad text</source>
        <translation>
            <numerusform>%n stretch is not in a corrected text</numerusform>
            <numerusform>%n stretches are not in a corrected text</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n placeringar att granska</source>
        <translation>
            <numerusform>%n place to review</numerusform>
            <numerusform>%n places to review</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n siffror i inledningarna stämmer inte</source>
        <translation>
            <numerusform>%n figure in the introductions is wrong</numerusform>
            <numerusform>%n figures in the introductions are wrong</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ställen nämner en privatperson</source>
        <translation>
            <numerusform>%n place names a private person</numerusform>
            <numerusform>%n places name a private person</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n konflikter är olösta</source>
        <translation>
            <numerusform>%n conflict is not settled</numerusform>
            <numerusform>%n conflicts are not settled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n synpunkter är sekretessmarkerade</source>
        <translation>
            <numerusform>%n comment is marked as secret</numerusform>
            <numerusform>%n comments are marked as secret</numerusform>
        </translation>
    </message>
    <message>
        <source>Visa sidan med resten</source>
        <translation>Show the page with the rest</translation>
    </message>
</context>
<context>
    <name>GroupsDialog</name>
    <message>
        <source>Liknande synpunkter</source>
        <translation>Alike comments</translation>
    </message>
    <message>
        <source>Grupper</source>
        <translation>Groups</translation>
    </message>
    <message>
        <source>&amp;Gruppera</source>
        <translation>&amp;Group</translation>
    </message>
    <message>
        <source>&amp;Upplös gruppen</source>
        <translation>&amp;Dissolve the group</translation>
    </message>
    <message>
        <source>Stäng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Understrukna ord skiljer. Mellanslag tar bort en synpunkt ur gruppen innan den skapas.</source>
        <translation>Underlined words differ. Space leaves a comment out before the group is made.</translation>
    </message>
    <message numerus="yes">
        <source> och %n till</source>
        <translation>
            <numerusform> and %n more</numerusform>
            <numerusform> and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>grupperade</source>
        <translation>grouped</translation>
    </message>
    <message numerus="yes">
        <source>%n synpunkter</source>
        <translation>
            <numerusform>%n comment</numerusform>
            <numerusform>%n comments</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Spara gruppen</source>
        <translation>&amp;Save the group</translation>
    </message>
    <message>
        <source>upplöst</source>
        <translation>dissolved</translation>
    </message>
</context>
<context>
    <name>HeadingDialog</name>
    <message>
        <source>Gör till rubrik</source>
        <translation>Turn into heading</translation>
    </message>
    <message>
        <source>Rubrik</source>
        <translation>Heading</translation>
    </message>
    <message>
        <source>&amp;Nivå</source>
        <translation>&amp;Level</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>Historik</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Vad som har hänt</source>
        <translation>What has happened</translation>
    </message>
    <message>
        <source>Visa</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>&amp;Visa i ärendet</source>
        <translation>&amp;Show in the case</translation>
    </message>
    <message>
        <source>Visa det som är &amp;nytt</source>
        <translation>Show what is &amp;new</translation>
    </message>
    <message>
        <source>Visa &amp;allt</source>
        <translation>Show &amp;everything</translation>
    </message>
    <message>
        <source>Inget har hänt som passar det urval som är valt ovanför.</source>
        <translation>Nothing has happened that fits the choice above.</translation>
    </message>
    <message numerus="yes">
        <source>%n åtgärder sedan ärendet skapades</source>
        <translation>
            <numerusform>%n operation since the case was made</numerusform>
            <numerusform>%n operations since the case was made</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sedan du sist tittade: %n ändringar av {people}</source>
        <translation>
            <numerusform>Since you last looked: %n change by {people}</numerusform>
            <numerusform>Since you last looked: %n changes by {people}</numerusform>
        </translation>
    </message>
    <message>
        <source>okänd</source>
        <translation>unknown</translation>
    </message>
    <message numerus="yes">
        <source> och %n till</source>
        <translation>
            <numerusform> and %n more</numerusform>
            <numerusform> and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>{first} och {last}</source>
        <translation>{first} and {last}</translation>
    </message>
    <message>
        <source>Det finns inte längre i ärendet.</source>
        <translation>It is no longer in the case.</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>Vad som har skrivits</source>
        <translation>What was written</translation>
    </message>
    <message>
        <source>&amp;Gå tillbaka till detta</source>
        <translation>&amp;Go back to this</translation>
    </message>
    <message>
        <source>Visa synpunkten</source>
        <translation>Show the comment</translation>
    </message>
    <message>
        <source>Historik</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Före</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>Efter</source>
        <translation>After</translation>
    </message>
    <message>
        <source>borttaget: {what}</source>
        <translation>removed: {what}</translation>
    </message>
    <message>
        <source>okänd</source>
        <translation>unknown</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Importera lista</source>
        <translation>Import list</translation>
    </message>
    <message>
        <source>Importera</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Fil</source>
        <translation>File</translation>
    </message>
    <message>
        <source>(finns inte)</source>
        <translation>(not in the list)</translation>
    </message>
    <message>
        <source>Kolumn {n}</source>
        <translation>Column {n}</translation>
    </message>
    <message numerus="yes">
        <source>%n rader kan läsas in</source>
        <translation>
            <numerusform>%n row can be imported</numerusform>
            <numerusform>%n rows can be imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>och %n fel till</source>
        <translation>
            <numerusform>and %n more fault</numerusform>
            <numerusform>and %n more faults</numerusform>
        </translation>
    </message>
    <message>
        <source>Rad {row}: {field} kan inte vara ”{value}”; raden hoppas över</source>
        <translation>Row {row}: {field} cannot be “{value}”; the row is skipped</translation>
    </message>
</context>
<context>
    <name>IntakeDialog</name>
    <message>
        <source>Registrera flera svar</source>
        <translation>Register several responses</translation>
    </message>
    <message>
        <source>Som</source>
        <translation>As</translation>
    </message>
    <message>
        <source>Klicka för att ta bort avsändaren</source>
        <translation>Click to remove the sender</translation>
    </message>
    <message>
        <source>Dela upp i ett svar per bilaga</source>
        <translation>Split into a response for each attachment</translation>
    </message>
    <message>
        <source>Slå ihop till ett svar</source>
        <translation>Join into one response</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Fil</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Avsändare</source>
        <translation>Sender</translation>
    </message>
    <message>
        <source>Grund</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Inkommen</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Tecken</source>
        <translation>Characters</translation>
    </message>
    <message>
        <source>Anmärkning</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>{reason} – bekräfta</source>
        <translation>{reason} – confirm</translation>
    </message>
    <message>
        <source>Enter lägger till {name} på sändlistan; eller skriv en annan avsändare</source>
        <translation>Enter adds {name} to the mailing list; or type another sender</translation>
    </message>
    <message>
        <source>Enter bekräftar {name}; eller skriv en annan avsändare</source>
        <translation>Enter confirms {name}; or type another sender</translation>
    </message>
    <message>
        <source>Avsändare till den markerade filen</source>
        <translation>Sender of the selected file</translation>
    </message>
    <message>
        <source>Stäng</source>
        <translation>Close</translation>
    </message>
    <message numerus="yes">
        <source>%n svar</source>
        <translation>
            <numerusform>%n response</numerusform>
            <numerusform>%n responses</numerusform>
        </translation>
    </message>
    <message>
        <source>Redan registrerad: {senders}</source>
        <translation>Registered already: {senders}</translation>
    </message>
    <message numerus="yes">
        <source>%n saknar avsändare</source>
        <translation>
            <numerusform>%n without a sender</numerusform>
            <numerusform>%n without a sender</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n att bekräfta</source>
        <translation>
            <numerusform>%n to confirm</numerusform>
            <numerusform>%n to confirm</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n klara</source>
        <translation>
            <numerusform>%n done</numerusform>
            <numerusform>%n done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Registrera %n svar</source>
        <translation>
            <numerusform>Register %n response</numerusform>
            <numerusform>Register %n responses</numerusform>
        </translation>
    </message>
    <message>
        <source>Registrerad</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>Registrerad utan text</source>
        <translation>Registered without text</translation>
    </message>
</context>
<context>
    <name>Jobs</name>
    <message>
        <source>Avbrutet. Inget har ändrats.</source>
        <translation>Cancelled. Nothing has been changed.</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Kortkommandon</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>Kommando</source>
        <translation>Command</translation>
    </message>
    <message>
        <source>Tangenter</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>I svarets text</source>
        <translation>In the response text</translation>
    </message>
    <message>
        <source>Stäng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Gör markeringen till en synpunkt</source>
        <translation>Make the selection a comment</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Gör markeringen till en synpunkt, utan förslagen</source>
        <translation>Make the selection a comment, without what is suggested</translation>
    </message>
    <message>
        <source>Anta allt som föreslås för svaret</source>
        <translation>Accept all that is suggested for the response</translation>
    </message>
    <message>
        <source>Lägg markeringen till den valda synpunkten</source>
        <translation>Add the selection to the current comment</translation>
    </message>
    <message>
        <source>Skift+Enter</source>
        <translation>Shift+Enter</translation>
    </message>
    <message>
        <source>Tabb</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Nästa förslag eller olästa stycke</source>
        <translation>Next suggestion or unread piece</translation>
    </message>
    <message>
        <source>Ej synpunkt</source>
        <translation>Not a comment</translation>
    </message>
    <message>
        <source>Ej synpunkt, för allt som föreslås vara det</source>
        <translation>No comment, for all that is suggested to be none</translation>
    </message>
    <message>
        <source>Skift+X</source>
        <translation>Shift+X</translation>
    </message>
    <message>
        <source>Knyt till avsnitt</source>
        <translation>Tie to a section</translation>
    </message>
    <message>
        <source>Sätt tema</source>
        <translation>Set theme</translation>
    </message>
    <message>
        <source>Ställning</source>
        <translation>Stance</translation>
    </message>
    <message>
        <source>Nästa och föregående synpunkt</source>
        <translation>Next and previous comment</translation>
    </message>
    <message>
        <source>Nästa och föregående svar</source>
        <translation>Next and previous response</translation>
    </message>
</context>
<context>
    <name>LostBar</name>
    <message>
        <source>Visa liknande</source>
        <translation>Show alike</translation>
    </message>
    <message>
        <source>Placera här</source>
        <translation>Place here</translation>
    </message>
    <message>
        <source>Ta bort</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>synpunkt {n}</source>
        <translation>comment {n}</translation>
    </message>
    <message>
        <source>ej synpunkt</source>
        <translation>no comment</translation>
    </message>
    <message numerus="yes">
        <source>%n markeringar finns inte i den rättade texten.</source>
        <translation>
            <numerusform>%n marked stretch is not in the corrected text.</numerusform>
            <numerusform>%n marked stretches are not in the corrected text.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>&amp;Nytt ärende …</source>
        <translation>&amp;New case…</translation>
    </message>
    <message>
        <source>&amp;Öppna ärende …</source>
        <translation>&amp;Open case…</translation>
    </message>
    <message>
        <source>Öppna på ser&amp;ver …</source>
        <translation>Open on a ser&amp;ver …</translation>
    </message>
    <message>
        <source>Öppna &amp;demo</source>
        <translation>Open &amp;demo</translation>
    </message>
    <message>
        <source>Ärendets &amp;uppgifter …</source>
        <translation>Case de&amp;tails…</translation>
    </message>
    <message>
        <source>&amp;Allt är sparat</source>
        <translation>E&amp;verything is saved</translation>
    </message>
    <message>
        <source>&amp;Kontrollera ärendet</source>
        <translation>Chec&amp;k case</translation>
    </message>
    <message>
        <source>&amp;Ta med en kopia …</source>
        <translation>&amp;Take a copy along …</translation>
    </message>
    <message>
        <source>&amp;Lägg ihop med kopia …</source>
        <translation>&amp;Bring together with a copy …</translation>
    </message>
    <message>
        <source>Sä&amp;kerhetskopior …</source>
        <translation>Bac&amp;kups …</translation>
    </message>
    <message>
        <source>&amp;Stäng ärendet</source>
        <translation>&amp;Close case</translation>
    </message>
    <message>
        <source>Ditt na&amp;mn …</source>
        <translation>Your na&amp;me…</translation>
    </message>
    <message>
        <source>&amp;Avsluta</source>
        <translation>&amp;Quit</translation>
    </message>
    <message>
        <source>&amp;Ångra</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>&amp;Gör om</source>
        <translation>&amp;Redo</translation>
    </message>
    <message>
        <source>&amp;Sök på sidan</source>
        <translation>&amp;Search this page</translation>
    </message>
    <message>
        <source>Sök i &amp;allt …</source>
        <translation>Search &amp;everything…</translation>
    </message>
    <message>
        <source>&amp;Förslag i svaren</source>
        <translation>&amp;Suggestions in responses</translation>
    </message>
    <message>
        <source>&amp;Tangenterna under svaret</source>
        <translation>&amp;Keys below the response</translation>
    </message>
    <message>
        <source>&amp;Kortkommandon</source>
        <translation>&amp;Keyboard shortcuts</translation>
    </message>
    <message>
        <source>&amp;Om Samråd</source>
        <translation>&amp;About Samråd</translation>
    </message>
    <message>
        <source>Skriv a&amp;rkivpaket …</source>
        <translation>W&amp;rite archive package …</translation>
    </message>
    <message>
        <source>Språket byts nästa gång programmet startas.</source>
        <translation>The language changes the next time the program starts.</translation>
    </message>
    <message>
        <source>öppnat för läsning</source>
        <translation>open for reading</translation>
    </message>
</context>
<context>
    <name>MarkSecretDialog</name>
    <message>
        <source>Sekretessmarkera</source>
        <translation>Mark as secret</translation>
    </message>
    <message>
        <source>Markera</source>
        <translation>Mark</translation>
    </message>
    <message>
        <source>till exempel 21 kap. 3 §</source>
        <translation>for instance 21 kap. 3 §</translation>
    </message>
    <message>
        <source>Markeringen är en varningssignal. Den hindrar inget i programmet, men dokumenten blir arbetsmaterial tills den hävs.</source>
        <translation>The marking is a warning. It stops nothing in the program, but the documents are working material until it is lifted.</translation>
    </message>
    <message>
        <source>&amp;Bestämmelse</source>
        <translation>&amp;Provision</translation>
    </message>
    <message>
        <source>&amp;Datum</source>
        <translation>&amp;Date</translation>
    </message>
    <message>
        <source>&amp;Myndighet</source>
        <translation>&amp;Authority</translation>
    </message>
    <message>
        <source>&amp;Anteckning</source>
        <translation>&amp;Note</translation>
    </message>
    <message>
        <source>Markeringar som gäller</source>
        <translation>Markings that stand</translation>
    </message>
    <message>
        <source>&amp;Häv</source>
        <translation>&amp;Lift</translation>
    </message>
    <message>
        <source>&amp;Gäller</source>
        <translation>&amp;Stands</translation>
    </message>
</context>
<context>
    <name>MemberDelegate</name>
    <message>
        <source>de andra jämförs med denna</source>
        <translation>the others are compared with this one</translation>
    </message>
    <message>
        <source>samma ord</source>
        <translation>the same words</translation>
    </message>
    <message>
        <source>{share} % lika</source>
        <translation>{share} % alike</translation>
    </message>
</context>
<context>
    <name>MemberList</name>
    <message>
        <source>Synpunkter som liknar varandra</source>
        <translation>Comments that are alike</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Arkiv</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>&amp;Redigera</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>&amp;Visa</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>&amp;Hjälp</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>&amp;Senaste ärenden</source>
        <translation>&amp;Recent cases</translation>
    </message>
    <message>
        <source>&amp;Gå till</source>
        <translation>&amp;Go to</translation>
    </message>
    <message>
        <source>Som systemet</source>
        <translation>Same as system</translation>
    </message>
    <message>
        <source>Ljust</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Mörkt</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>&amp;Utseende</source>
        <translation>&amp;Appearance</translation>
    </message>
    <message>
        <source>&amp;Språk</source>
        <translation>&amp;Language</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Något gick fel i programmet. Ärendet är oskadat och sparat.</source>
        <translation>Something went wrong in the program. The case is unharmed and saved.</translation>
    </message>
</context>
<context>
    <name>ModuleList</name>
    <message>
        <source>Standardtexter</source>
        <translation>Text modules</translation>
    </message>
</context>
<context>
    <name>ModulesDialog</name>
    <message>
        <source>Standardtexter</source>
        <translation>Text modules</translation>
    </message>
    <message>
        <source>Sök rubrik, kategori eller ord …</source>
        <translation>Search title, category or words …</translation>
    </message>
    <message>
        <source>Inget tema</source>
        <translation>No theme</translation>
    </message>
    <message>
        <source>&amp;Granskad</source>
        <translation>&amp;Verified</translation>
    </message>
    <message>
        <source>&amp;Ny standardtext</source>
        <translation>&amp;New text module</translation>
    </message>
    <message>
        <source>&amp;Spara</source>
        <translation>&amp;Save</translation>
    </message>
    <message>
        <source>Ta &amp;bort</source>
        <translation>&amp;Remove</translation>
    </message>
    <message>
        <source>Stäng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>&amp;Rubrik</source>
        <translation>&amp;Heading</translation>
    </message>
    <message>
        <source>&amp;Kategori</source>
        <translation>&amp;Category</translation>
    </message>
    <message>
        <source>Te&amp;ma</source>
        <translation>The&amp;me</translation>
    </message>
    <message>
        <source>Te&amp;xt</source>
        <translation>Te&amp;xt</translation>
    </message>
    <message>
        <source>Fylls i av sig själva: {names}</source>
        <translation>Filled in by themselves: {names}</translation>
    </message>
    <message>
        <source>Inte använd ännu</source>
        <translation>Not used yet</translation>
    </message>
    <message numerus="yes">
        <source> och %n till</source>
        <translation>
            <numerusform> and %n more</numerusform>
            <numerusform> and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Använd i svar till: {names}</source>
        <translation>Used in answers to: {names}</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>&amp;Namn</source>
        <translation>&amp;Name</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Sidor</source>
        <translation>Pages</translation>
    </message>
</context>
<context>
    <name>NotAnsweredDialog</name>
    <message>
        <source>Ej svarat</source>
        <translation>Not answered</translation>
    </message>
    <message numerus="yes">
        <source>%n inbjudna har inte svarat</source>
        <translation>
            <numerusform>%n invited consultee has not answered</numerusform>
            <numerusform>%n invited consultees have not answered</numerusform>
        </translation>
    </message>
    <message>
        <source>Kopiera &amp;listan</source>
        <translation>Copy &amp;list</translation>
    </message>
    <message>
        <source>Kopiera e-post&amp;adresserna</source>
        <translation>Copy e-mail &amp;addresses</translation>
    </message>
    <message>
        <source>Stäng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>svar senast {date}</source>
        <translation>due {date}</translation>
    </message>
    <message>
        <source>påmind {date}</source>
        <translation>reminded {date}</translation>
    </message>
</context>
<context>
    <name>OptionsPanel</name>
    <message>
        <source>Dölj privatpersoners namn</source>
        <translation>Hide the names of private persons</translation>
    </message>
    <message>
        <source>Dölj alla avsändare</source>
        <translation>Hide all senders</translation>
    </message>
    <message>
        <source>Välj Word-mall …</source>
        <translation>Choose a Word template …</translation>
    </message>
    <message>
        <source>Ingen mall</source>
        <translation>No template</translation>
    </message>
    <message>
        <source>Kolumner i Excel …</source>
        <translation>Columns in Excel …</translation>
    </message>
    <message>
        <source>&amp;Delar</source>
        <translation>&amp;Parts</translation>
    </message>
    <message>
        <source>&amp;Ordning</source>
        <translation>&amp;Order</translation>
    </message>
    <message>
        <source>&amp;Form</source>
        <translation>&amp;Form</translation>
    </message>
    <message>
        <source>&amp;Språk</source>
        <translation>&amp;Language</translation>
    </message>
    <message>
        <source>Da&amp;tum på titelsidan</source>
        <translation>Da&amp;te on the title page</translation>
    </message>
    <message>
        <source>Regionens mall</source>
        <translation>The region&apos;s template</translation>
    </message>
    <message>
        <source>Regionens Word-mall</source>
        <translation>The region&apos;s Word template</translation>
    </message>
    <message>
        <source>Word-dokument (*.docx *.dotx)</source>
        <translation>Word documents (*.docx *.dotx)</translation>
    </message>
    <message>
        <source>Mallen saknar {names}. Programmets egna formatmallar används i stället.</source>
        <translation>The template lacks {names}. The program&apos;s own styles are used instead.</translation>
    </message>
    <message>
        <source>Kolumner</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>Kolumner i Excel</source>
        <translation>Columns in Excel</translation>
    </message>
    <message>
        <source>Använd</source>
        <translation>Use</translation>
    </message>
</context>
<context>
    <name>OutlineTree</name>
    <message>
        <source>Utkastets avsnitt</source>
        <translation>Sections of the draft</translation>
    </message>
    <message>
        <source>(före första rubriken)</source>
        <translation>(before the first heading)</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Att göra</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>Svar per kategori</source>
        <translation>Responses by category</translation>
    </message>
    <message>
        <source>avsnitt i utkastet</source>
        <translation>sections in the draft</translation>
    </message>
    <message>
        <source>remissinstanser</source>
        <translation>consultees</translation>
    </message>
    <message>
        <source>remissvar</source>
        <translation>responses</translation>
    </message>
    <message>
        <source>synpunkter</source>
        <translation>comments</translation>
    </message>
    <message>
        <source>inget utkast inläst</source>
        <translation>no draft loaded</translation>
    </message>
    <message>
        <source>{n} har svarat</source>
        <translation>{n} answered</translation>
    </message>
    <message>
        <source>{n} har oläst text</source>
        <translation>{n} with unread text</translation>
    </message>
    <message>
        <source>{n} är bedömda</source>
        <translation>{n} assessed</translation>
    </message>
    <message>
        <source>Läs in remissversionen (Word)</source>
        <translation>Load the consultation draft (Word)</translation>
    </message>
    <message>
        <source>Ta fram sändlistan</source>
        <translation>Draw up the mailing list</translation>
    </message>
    <message>
        <source>Registrera att missivet är utskickat</source>
        <translation>Record that the cover letter has been sent</translation>
    </message>
    <message numerus="yes">
        <source>%n inbjudna har inte svarat</source>
        <translation>
            <numerusform>%n invited consultee has not answered</numerusform>
            <numerusform>%n invited consultees have not answered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n svar har text som ingen har läst</source>
        <translation>
            <numerusform>%n response has text that nobody has read</numerusform>
            <numerusform>%n responses have text that nobody has read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n synpunkter saknar beslut</source>
        <translation>
            <numerusform>%n comment has no decision</numerusform>
            <numerusform>%n comments have no decision</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n beslut saknar motivering</source>
        <translation>
            <numerusform>%n decision has no rationale</numerusform>
            <numerusform>%n decisions have no rationale</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n konflikter att ta ställning till</source>
        <translation>
            <numerusform>%n conflict to decide on</numerusform>
            <numerusform>%n conflicts to decide on</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n markeringar finns inte i en rättad text</source>
        <translation>
            <numerusform>%n marked stretch is not in a corrected text</numerusform>
            <numerusform>%n marked stretches are not in a corrected text</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n synpunkter är inte knutna till utkastet</source>
        <translation>
            <numerusform>%n comment is not tied to the draft</numerusform>
            <numerusform>%n comments are not tied to the draft</numerusform>
        </translation>
    </message>
    <message>
        <source>Allt är bedömt. Skapa samrådsredogörelsen</source>
        <translation>Everything is assessed. Create the consultation report</translation>
    </message>
</context>
<context>
    <name>PagePictures</name>
    <message>
        <source>Sidor</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Visar sidor</source>
        <translation>Showing pages</translation>
    </message>
    <message>
        <source>Sida {number} av {count}</source>
        <translation>Page {number} of {count}</translation>
    </message>
</context>
<context>
    <name>PairDetail</name>
    <message>
        <source>Slå ihop, behåll A</source>
        <translation>Join, keep A</translation>
    </message>
    <message>
        <source>Slå ihop, behåll B</source>
        <translation>Join, keep B</translation>
    </message>
    <message>
        <source>Det är två</source>
        <translation>They are two</translation>
    </message>
    <message>
        <source>Ge nya nummer</source>
        <translation>Give new numbers</translation>
    </message>
    <message>
        <source>Kan vara samma {what}</source>
        <translation>May be the same {what}</translation>
    </message>
    <message>
        <source>De är lika i: {why}. Slås de ihop flyttas det som hör till den ena över till den andra, och det som saknas fylls i.</source>
        <translation>They have this alike: {why}. When they are joined, what belongs to the one moves to the other, and what is missing is filled in.</translation>
    </message>
    <message>
        <source>Hör till</source>
        <translation>Belongs to it</translation>
    </message>
    <message>
        <source>inget</source>
        <translation>nothing</translation>
    </message>
    <message>
        <source>Två kopior har delat upp svaret, och flera synpunkter har fått samma nummer: {numbers}. Den äldsta av dem behåller sitt nummer, de andra får nya efter det sista.</source>
        <translation>Two copies have split the response, and several comments got the same number: {numbers}. The oldest of them keeps its number, the others get new ones after the last.</translation>
    </message>
</context>
<context>
    <name>PartsList</name>
    <message>
        <source>Redogörelsens delar</source>
        <translation>Parts of the report</translation>
    </message>
</context>
<context>
    <name>PartsTable</name>
    <message>
        <source>Del</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>Roll</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Tecken i texten</source>
        <translation>Characters in the text</translation>
    </message>
    <message>
        <source>inte med</source>
        <translation>not included</translation>
    </message>
    <message>
        <source>Roll för {name}</source>
        <translation>Role of {name}</translation>
    </message>
</context>
<context>
    <name>PassageView</name>
    <message>
        <source>Avsnittets text</source>
        <translation>The section’s text</translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>Läs in utkast</source>
        <translation>Load draft</translation>
    </message>
    <message>
        <source>Läs in</source>
        <translation>Load</translation>
    </message>
    <message>
        <source>&amp;Benämning</source>
        <translation>&amp;Label</translation>
    </message>
    <message>
        <source>Fil</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Synpunkterna följer med till samma ställen i den nya versionen</source>
        <translation>The comments come along to the same places in the new version</translation>
    </message>
    <message>
        <source>Ersätter</source>
        <translation>Replaces</translation>
    </message>
    <message>
        <source>Innehåll</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>Inte med</source>
        <translation>Left out</translation>
    </message>
    <message>
        <source>Disposition, med antal stycken i varje avsnitt</source>
        <translation>Outline, with the number of passages in each section</translation>
    </message>
    <message>
        <source>Filen har inga rubriker i Words mening. Den läses in som ett avsnitt. Klicka sedan på ett stycke och välj Utkast, Gör stycket till rubrik (Ctrl+Skift+H).</source>
        <translation>The file has no headings as Word knows them. It is loaded as one section. Then click a passage and choose Draft, Turn passage into heading (Ctrl+Shift+H).</translation>
    </message>
    <message numerus="yes">
        <source>%n avsnitt</source>
        <translation>
            <numerusform>%n section</numerusform>
            <numerusform>%n sections</numerusform>
        </translation>
    </message>
    <message>
        <source>Allt som en läsare ser kom med</source>
        <translation>Everything a reader sees was included</translation>
    </message>
</context>
<context>
    <name>PreviewView</name>
    <message>
        <source>Förhandsvisning</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>Förhandsvisningen slutar här; dokumentet fortsätter.</source>
        <translation>The preview ends here; the document continues.</translation>
    </message>
    <message>
        <source>[Diagram: {title}]</source>
        <translation>[Chart: {title}]</translation>
    </message>
</context>
<context>
    <name>QueueDelegate</name>
    <message>
        <source>Förföll {date}</source>
        <translation>Was due {date}</translation>
    </message>
    <message>
        <source>Rekommenderas: {word}</source>
        <translation>Recommended: {word}</translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message>
        <source>Synpunkter att bedöma</source>
        <translation>Comments to assess</translation>
    </message>
    <message numerus="yes">
        <source>%n instanser</source>
        <translation>
            <numerusform>%n consultee</numerusform>
            <numerusform>%n consultees</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n liknande</source>
        <translation>
            <numerusform>%n alike</numerusform>
            <numerusform>%n alike</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>&amp;Skäl</source>
        <translation>&amp;Reason</translation>
    </message>
</context>
<context>
    <name>RedactDialog</name>
    <message>
        <source>Ta bort uppgifter enligt beslut</source>
        <translation>Take out data by a decision</translation>
    </message>
    <message>
        <source>Ta bort för alltid</source>
        <translation>Take out for good</translation>
    </message>
    <message>
        <source>&amp;Hela svaret från {senders}</source>
        <translation>The &amp;whole response of {senders}</translation>
    </message>
    <message>
        <source>&amp;Bara dessa uttryck, var de än står:</source>
        <translation>&amp;Only these phrases, wherever they stand:</translation>
    </message>
    <message>
        <source>Ett uttryck på varje rad</source>
        <translation>One phrase a line</translation>
    </message>
    <message>
        <source>Uttryck</source>
        <translation>Phrases</translation>
    </message>
    <message>
        <source>Ta också bort originalfilerna till de svar där uttrycken finns</source>
        <translation>Also take out the original files of the responses in which the phrases stand</translation>
    </message>
    <message>
        <source>&amp;Visa vad som tas bort</source>
        <translation>&amp;Show what is taken out</translation>
    </message>
    <message>
        <source>Det som tas bort</source>
        <translation>What is taken out</translation>
    </message>
    <message>
        <source>Detta kan inte ångras. Uppgifterna tas ur ärendet och ur hela dess historik. Säkerhetskopior och andra kopior av ärendet har dem kvar: kopior rensas när de läggs ihop med ärendet, men säkerhetskopior måste tas bort.</source>
        <translation>This cannot be undone. The data are taken out of the case and of its whole history. Backups and other copies of the case still hold them: copies are cleaned when they are brought together with the case, but backups have to be deleted.</translation>
    </message>
    <message numerus="yes">
        <source>Ta också bort %n säkerhetskopior</source>
        <translation>
            <numerusform>Also delete %n backup</numerusform>
            <numerusform>Also delete %n backups</numerusform>
        </translation>
    </message>
    <message>
        <source>Beslutets &amp;nummer</source>
        <translation>&amp;Number of the decision</translation>
    </message>
    <message>
        <source>&amp;Skäl</source>
        <translation>&amp;Reason</translation>
    </message>
    <message>
        <source>&amp;Datum</source>
        <translation>&amp;Date</translation>
    </message>
    <message>
        <source>Beslutande &amp;roll</source>
        <translation>&amp;Role of who decided</translation>
    </message>
    <message>
        <source>Visa först vad som tas bort.</source>
        <translation>First show what is taken out.</translation>
    </message>
    <message>
        <source>Originalfil: {name}</source>
        <translation>Original file: {name}</translation>
    </message>
    <message numerus="yes">
        <source>%n saker i ärendet nås</source>
        <translation>
            <numerusform>%n thing in the case is reached</numerusform>
            <numerusform>%n things in the case are reached</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RegisterDialog</name>
    <message>
        <source>Registrera svar</source>
        <translation>Register response</translation>
    </message>
    <message>
        <source>Ändra svarets uppgifter</source>
        <translation>Edit response details</translation>
    </message>
    <message>
        <source>Registrera</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Spara</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Klicka för att ta bort filen</source>
        <translation>Click to remove the file</translation>
    </message>
    <message>
        <source>Välj filer …</source>
        <translation>Choose files…</translation>
    </message>
    <message>
        <source>Klicka för att ta bort avsändaren</source>
        <translation>Click to remove the sender</translation>
    </message>
    <message>
        <source>Skriv namnet; flera avsändare är ett gemensamt svar</source>
        <translation>Type the name; several senders make a joint response</translation>
    </message>
    <message>
        <source>Som</source>
        <translation>As</translation>
    </message>
    <message>
        <source>Kanal</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>Ej angiven</source>
        <translation>Not stated</translation>
    </message>
    <message>
        <source>Ställning</source>
        <translation>Stance</translation>
    </message>
    <message>
        <source>Filer</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>&amp;Avsändare</source>
        <translation>&amp;Sender</translation>
    </message>
    <message>
        <source>Diarienummer</source>
        <translation>Registry number</translation>
    </message>
    <message>
        <source>&amp;Inkommen</source>
        <translation>&amp;Received</translation>
    </message>
    <message>
        <source>&amp;Kanal</source>
        <translation>&amp;Channel</translation>
    </message>
    <message>
        <source>Ä&amp;rende</source>
        <translation>S&amp;ubject</translation>
    </message>
    <message>
        <source>Klistra in svarets text, eller välj en Word-fil</source>
        <translation>Paste the response text, or choose a Word file</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Text</translation>
    </message>
    <message>
        <source>A&amp;nteckning (intern)</source>
        <translation>&amp;Note (internal)</translation>
    </message>
    <message>
        <source>Handlingar</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Filen är redan registrerad: {senders}, {date}.</source>
        <translation>The file is registered already: {senders}, {date}.</translation>
    </message>
    <message>
        <source>Inte med i texten: {what}</source>
        <translation>Not in the text: {what}</translation>
    </message>
    <message>
        <source>Mejlet har svar från flera. Välj Registrera flera filer för att få ett svar var.</source>
        <translation>The mail has responses from several. Choose Register several files to get one response each.</translation>
    </message>
    <message>
        <source>Avsändare enligt: {reason}</source>
        <translation>Sender according to: {reason}</translation>
    </message>
    <message>
        <source>Osäker avsändare, enligt: {reason}</source>
        <translation>Uncertain sender, according to: {reason}</translation>
    </message>
    <message>
        <source>Har svarat tidigare: {date}</source>
        <translation>Has responded before: {date}</translation>
    </message>
    <message>
        <source>Svarets filer</source>
        <translation>Response files</translation>
    </message>
    <message>
        <source>Lägg till ”{name}” som ny</source>
        <translation>Add “{name}” as new</translation>
    </message>
</context>
<context>
    <name>RenameDialog</name>
    <message>
        <source>Ändra rubrik</source>
        <translation>Edit heading</translation>
    </message>
    <message>
        <source>Spara</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>&amp;Nummer</source>
        <translation>&amp;Number</translation>
    </message>
    <message>
        <source>&amp;Rubrik</source>
        <translation>&amp;Heading</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>Rapport</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Skapa Excel …</source>
        <translation>Create Excel file…</translation>
    </message>
    <message>
        <source>E-postutkast …</source>
        <translation>E-mail drafts …</translation>
    </message>
    <message>
        <source>En fil var …</source>
        <translation>One file each …</translation>
    </message>
    <message>
        <source>Skapa Word …</source>
        <translation>Create Word file…</translation>
    </message>
    <message>
        <source>Dokument</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Skapa &amp;Word …</source>
        <translation>Create &amp;Word file…</translation>
    </message>
    <message>
        <source>Skapa &amp;Excel …</source>
        <translation>Create &amp;Excel file…</translation>
    </message>
    <message>
        <source>D&amp;okument</source>
        <translation>D&amp;ocument</translation>
    </message>
    <message>
        <source>Det finns ingen att skriva till.</source>
        <translation>There is nobody to write to.</translation>
    </message>
    <message>
        <source>samradsredogorelse</source>
        <translation>consultation-report</translation>
    </message>
    <message>
        <source>oavkortade-remissvar</source>
        <translation>responses-in-full</translation>
    </message>
    <message>
        <source>kommenterat-utkast</source>
        <translation>draft-with-comments</translation>
    </message>
    <message>
        <source>utkast-med-andringar</source>
        <translation>draft-with-amendments</translation>
    </message>
    <message>
        <source>andringslista</source>
        <translation>list-of-changes</translation>
    </message>
    <message>
        <source>aterkoppling</source>
        <translation>feedback</translation>
    </message>
    <message>
        <source>missiv</source>
        <translation>cover-letter</translation>
    </message>
    <message>
        <source>paminnelse</source>
        <translation>reminder</translation>
    </message>
    <message>
        <source>Spara dokumentet</source>
        <translation>Save the document</translation>
    </message>
    <message>
        <source>Välj mapp</source>
        <translation>Choose a folder</translation>
    </message>
    <message>
        <source>Inget att redovisa ännu: inga svar är registrerade</source>
        <translation>Nothing to report yet: no responses are registered</translation>
    </message>
    <message>
        <source>Välj &amp;dokument</source>
        <translation>Choose &amp;document</translation>
    </message>
    <message>
        <source>&amp;En fil var …</source>
        <translation>&amp;One file each …</translation>
    </message>
    <message>
        <source>E-&amp;postutkast …</source>
        <translation>E-&amp;mail drafts …</translation>
    </message>
    <message>
        <source>Ö&amp;ppna data …</source>
        <translation>O&amp;pen data …</translation>
    </message>
    <message numerus="yes">
        <source>Arbetsmaterial: %n saker återstår</source>
        <translation>
            <numerusform>Working material: %n item remains</numerusform>
            <numerusform>Working material: %n items remain</numerusform>
        </translation>
    </message>
    <message>
        <source>Allt är bedömt och motiverat. Redogörelsen kan publiceras.</source>
        <translation>Everything is assessed, with its rationale. The report can be published.</translation>
    </message>
    <message>
        <source>Förhandsvisar</source>
        <translation>Preparing preview</translation>
    </message>
    <message>
        <source>Word-dokument (*.docx)</source>
        <translation>Word document (*.docx)</translation>
    </message>
    <message>
        <source>synpunkter.xlsx</source>
        <translation>comments.xlsx</translation>
    </message>
    <message>
        <source>Excel-arbetsbok (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>Välj först återkoppling, missiv eller påminnelse.</source>
        <translation>Choose feedback, cover letter or reminder first.</translation>
    </message>
    <message>
        <source>Skriver {name}</source>
        <translation>Writing {name}</translation>
    </message>
    <message numerus="yes">
        <source>%n filer sparade i {path}</source>
        <translation>
            <numerusform>%n file saved in {path}</numerusform>
            <numerusform>%n files saved in {path}</numerusform>
        </translation>
    </message>
    <message>
        <source>Öppna {name}</source>
        <translation>Open {name}</translation>
    </message>
    <message>
        <source>Sparad: {path}</source>
        <translation>Saved: {path}</translation>
    </message>
</context>
<context>
    <name>ResponseText</name>
    <message>
        <source>Svarets text</source>
        <translation>The response’s text</translation>
    </message>
    <message>
        <source>Svaret har ingen text. Öppna originalet och klistra in den: Remissvar, Rätta texten.</source>
        <translation>The response has no text. Open the original and paste it: Responses, Correct text.</translation>
    </message>
</context>
<context>
    <name>ResponsesPage</name>
    <message>
        <source>Alla remissvar</source>
        <translation>All responses</translation>
    </message>
    <message>
        <source>Registrera svar …</source>
        <translation>Register response…</translation>
    </message>
    <message>
        <source>Alla kategorier</source>
        <translation>All categories</translation>
    </message>
    <message>
        <source>Kategori</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>Alla lägen</source>
        <translation>All statuses</translation>
    </message>
    <message>
        <source>Läge</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Alla ställningar</source>
        <translation>All stances</translation>
    </message>
    <message>
        <source>Ställning</source>
        <translation>Stance</translation>
    </message>
    <message>
        <source>Här registreras svaren när de kommer in: avsändare, datum, diarienummer och text. Originalet sparas orört.</source>
        <translation>Responses are registered here as they come in: sender, date, registry number and text. The original is kept untouched.</translation>
    </message>
    <message>
        <source>&amp;Registrera svar …</source>
        <translation>&amp;Register response…</translation>
    </message>
    <message>
        <source>Registrera &amp;flera filer …</source>
        <translation>Register &amp;several files…</translation>
    </message>
    <message>
        <source>Registrera en &amp;mapp …</source>
        <translation>Register a &amp;folder…</translation>
    </message>
    <message>
        <source>&amp;Läs in formulärsvar …</source>
        <translation>&amp;Read web form answers …</translation>
    </message>
    <message>
        <source>&amp;Dela upp i synpunkter</source>
        <translation>&amp;Split into comments</translation>
    </message>
    <message>
        <source>&amp;Alla remissvar</source>
        <translation>&amp;All responses</translation>
    </message>
    <message>
        <source>Ä&amp;ndra uppgifter …</source>
        <translation>&amp;Edit details…</translation>
    </message>
    <message>
        <source>Rätta &amp;texten …</source>
        <translation>Correct &amp;text…</translation>
    </message>
    <message>
        <source>&amp;Spara original som …</source>
        <translation>Save &amp;original as…</translation>
    </message>
    <message>
        <source>&amp;Återta svaret …</source>
        <translation>&amp;Withdraw response…</translation>
    </message>
    <message>
        <source>&amp;Historik</source>
        <translation>&amp;History</translation>
    </message>
    <message>
        <source>Sök i svaren, avsändare eller diarienummer …</source>
        <translation>Search responses, senders or registry numbers…</translation>
    </message>
    <message>
        <source>Remissvar</source>
        <translation>Responses</translation>
    </message>
    <message numerus="yes">
        <source>%n svar</source>
        <translation>
            <numerusform>%n response</numerusform>
            <numerusform>%n responses</numerusform>
        </translation>
    </message>
    <message>
        <source>{shown} av {total} svar</source>
        <translation>{shown} of {total} responses</translation>
    </message>
    <message>
        <source>Registrera flera filer</source>
        <translation>Register several files</translation>
    </message>
    <message>
        <source>Registrera en mapp</source>
        <translation>Register a folder</translation>
    </message>
    <message>
        <source>Läser filer</source>
        <translation>Reading files</translation>
    </message>
    <message>
        <source>Svaret har inget original; texten klistrades in.</source>
        <translation>The response has no original; its text was pasted in.</translation>
    </message>
    <message>
        <source>Spara original i mapp</source>
        <translation>Save originals in folder</translation>
    </message>
    <message numerus="yes">
        <source>%n original sparade</source>
        <translation>
            <numerusform>%n original saved</numerusform>
            <numerusform>%n originals saved</numerusform>
        </translation>
    </message>
    <message>
        <source>Återta svaret</source>
        <translation>Withdraw response</translation>
    </message>
    <message>
        <source>Svaret finns kvar i registret men räknas inte längre.</source>
        <translation>The response stays in the register but no longer counts.</translation>
    </message>
</context>
<context>
    <name>ReturnFaults</name>
    <message>
        <source>Det som inte kunde användas i filen</source>
        <translation>What could not be used in the file</translation>
    </message>
    <message numerus="yes">
        <source>%n saker i filen kunde inte användas</source>
        <translation>
            <numerusform>%n thing in the file could not be used</numerusform>
            <numerusform>%n things in the file could not be used</numerusform>
        </translation>
    </message>
    <message>
        <source>De första {n} visas.</source>
        <translation>The first {n} are shown.</translation>
    </message>
    <message>
        <source>Rad {number}</source>
        <translation>Row {number}</translation>
    </message>
</context>
<context>
    <name>ReturnedFields</name>
    <message>
        <source>Vad som skiljer</source>
        <translation>What differs</translation>
    </message>
</context>
<context>
    <name>ReturnedRows</name>
    <message>
        <source>Synpunkter med ny bedömning</source>
        <translation>Comments with another assessment</translation>
    </message>
    <message>
        <source>Välj vad som ska gälla</source>
        <translation>Choose which shall hold</translation>
    </message>
</context>
<context>
    <name>ReviewView</name>
    <message>
        <source>Stycket förut och nu</source>
        <translation>The passage before and now</translation>
    </message>
    <message>
        <source>Annat avsnitt: 3.2 eller ord</source>
        <translation>Another section: 3.2 or words</translation>
    </message>
    <message>
        <source>Rätt plats (Enter)</source>
        <translation>Right place (Enter)</translation>
    </message>
    <message>
        <source>Rätt för alla härifrån</source>
        <translation>Right for all from there</translation>
    </message>
    <message>
        <source>Inte här</source>
        <translation>Not here</translation>
    </message>
    <message>
        <source>Tar bort den här placeringen (Delete)</source>
        <translation>Takes this place away (Delete)</translation>
    </message>
    <message>
        <source>Visa synpunkten</source>
        <translation>Show the comment</translation>
    </message>
    <message>
        <source>‹ Till utkastet</source>
        <translation>‹ To the draft</translation>
    </message>
    <message numerus="yes">
        <source>%n säkra placeringar är rätt</source>
        <translation>
            <numerusform>%n certain place is right</numerusform>
            <numerusform>%n certain places are right</numerusform>
        </translation>
    </message>
    <message>
        <source>Alla placeringar är granskade.</source>
        <translation>All places are reviewed.</translation>
    </message>
    <message>
        <source>synpunkt {n}</source>
        <translation>comment {n}</translation>
    </message>
    <message>
        <source>Förut under {old}. Inte placerad i den nya versionen.</source>
        <translation>Before under {old}. Not placed in the new version.</translation>
    </message>
    <message>
        <source>Förut under {old}, nu under {new}.</source>
        <translation>Before under {old}, now under {new}.</translation>
    </message>
    <message>
        <source>Placera här (Enter)</source>
        <translation>Place here (Enter)</translation>
    </message>
    <message numerus="yes">
        <source>%n placeringar bekräftade</source>
        <translation>
            <numerusform>%n place confirmed</numerusform>
            <numerusform>%n places confirmed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SavedFilterButton</name>
    <message>
        <source>Sparade filter</source>
        <translation>Saved filters</translation>
    </message>
    <message>
        <source>Spara filtret</source>
        <translation>Save the filter</translation>
    </message>
    <message>
        <source>Inga sparade filter</source>
        <translation>No saved filters</translation>
    </message>
    <message>
        <source>Spara filtret …</source>
        <translation>Save the filter …</translation>
    </message>
    <message>
        <source>Byt namn …</source>
        <translation>Rename …</translation>
    </message>
    <message>
        <source>Ta bort</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Filtret {name} gäller också något som inte finns längre: {what}.</source>
        <translation>The filter {name} also concerns something that is no longer there: {what}.</translation>
    </message>
    <message>
        <source>Byt namn</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>Filtret {name} är borttaget.</source>
        <translation>The filter {name} is removed.</translation>
    </message>
</context>
<context>
    <name>ScanPages</name>
    <message>
        <source>Skriv in texten …</source>
        <translation>Type in the text …</translation>
    </message>
    <message>
        <source>Läs av med Tesseract</source>
        <translation>Read with Tesseract</translation>
    </message>
    <message>
        <source>Filen är inskannad och har ingen text. Skriv av den eller klistra in den.</source>
        <translation>The file is a scan and has no text. Type it in or paste it.</translation>
    </message>
    <message>
        <source>Läser av {name}</source>
        <translation>Reading {name}</translation>
    </message>
    <message>
        <source>Avläsningen avbröts.</source>
        <translation>The reading was cancelled.</translation>
    </message>
    <message>
        <source>Tesseract fann ingen text i ”{name}”.</source>
        <translation>Tesseract found no text in “{name}”.</translation>
    </message>
    <message>
        <source>”{name}” är avläst. Gå till svaret och välj Läs av för att jämföra texten.</source>
        <translation>“{name}” has been read. Go to the response and choose Read to compare the text.</translation>
    </message>
</context>
<context>
    <name>SearchDialog</name>
    <message>
        <source>Sök i allt</source>
        <translation>Search everything</translation>
    </message>
    <message>
        <source>Avsnitt, remissinstans, ord i ett svar eller en synpunkt …</source>
        <translation>Section, consultee, words in a response or comment…</translation>
    </message>
    <message>
        <source>Träffar</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>Avsnitt</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>Remissinstans</source>
        <translation>Consultee</translation>
    </message>
    <message>
        <source>Remissvar</source>
        <translation>Response</translation>
    </message>
    <message>
        <source>Synpunkt</source>
        <translation>Comment</translation>
    </message>
    <message numerus="yes">
        <source>%n träffar</source>
        <translation>
            <numerusform>%n result</numerusform>
            <numerusform>%n results</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SecrecyActions</name>
    <message>
        <source>Se&amp;kretessmarkera …</source>
        <translation>Mar&amp;k as secret …</translation>
    </message>
    <message>
        <source>Ta &amp;bort uppgifter enligt beslut …</source>
        <translation>Take out data &amp;by a decision …</translation>
    </message>
    <message>
        <source>sekretess</source>
        <translation>secret</translation>
    </message>
    <message>
        <source>Sekretessmarkerad</source>
        <translation>Marked as secret</translation>
    </message>
    <message numerus="yes">
        <source>Uppgifterna är borttagna i %n poster</source>
        <translation>
            <numerusform>The data are taken out of %n record</numerusform>
            <numerusform>The data are taken out of %n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SendDialog</name>
    <message>
        <source>Skicka för bedömning</source>
        <translation>Send for assessment</translation>
    </message>
    <message>
        <source>Spara filen …</source>
        <translation>Save the file …</translation>
    </message>
    <message numerus="yes">
        <source>%n markerade synpunkter</source>
        <translation>
            <numerusform>%n selected comment</numerusform>
            <numerusform>%n selected comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Alla %n synpunkter som listan visar</source>
        <translation>
            <numerusform>The only comment that the list shows</numerusform>
            <numerusform>All %n comments that the list shows</numerusform>
        </translation>
    </message>
    <message>
        <source>Namnet sparas vid bedömningarna som kommer tillbaka</source>
        <translation>The name is kept with the assessments that come back</translation>
    </message>
    <message>
        <source>Ber om</source>
        <translation>Asks for</translation>
    </message>
    <message>
        <source>Excel, en rad för varje synpunkt</source>
        <translation>Excel, a row for each comment</translation>
    </message>
    <message>
        <source>Word, en ruta för varje synpunkt</source>
        <translation>Word, a box for each comment</translation>
    </message>
    <message>
        <source>Dölj privatpersoners namn</source>
        <translation>Hide the names of private persons</translation>
    </message>
    <message>
        <source>Skickas</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>&amp;Till</source>
        <translation>&amp;To</translation>
    </message>
    <message>
        <source>&amp;Ber om</source>
        <translation>&amp;Asks for</translation>
    </message>
    <message>
        <source>&amp;Slag av fil</source>
        <translation>&amp;Kind of file</translation>
    </message>
    <message>
        <source>Filen innehåller synpunkterna och det som står som svar. Interna anteckningar följer inte med.</source>
        <translation>The file holds the comments and what stands as their answer. Internal notes do not go along.</translation>
    </message>
    <message>
        <source>Skriv vem som ska bedöma synpunkterna.</source>
        <translation>Write who is to assess the comments.</translation>
    </message>
    <message>
        <source>bedomning</source>
        <translation>assessment</translation>
    </message>
    <message>
        <source>Spara filen</source>
        <translation>Save the file</translation>
    </message>
    <message>
        <source>Skriver {name}</source>
        <translation>Writing {name}</translation>
    </message>
    <message numerus="yes">
        <source>%n synpunkter till {recipient} finns i {file}</source>
        <translation>
            <numerusform>%n comment for {recipient} is in {file}</numerusform>
            <numerusform>%n comments for {recipient} are in {file}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SendingDialog</name>
    <message>
        <source>Registrera</source>
        <translation>Record</translation>
    </message>
    <message numerus="yes">
        <source>och %n till</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Gäller (%n)</source>
        <translation>
            <numerusform>Applies to (%n)</numerusform>
            <numerusform>Applies to (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SentFiles</name>
    <message>
        <source>Till</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Ber om</source>
        <translation>Asks for</translation>
    </message>
    <message>
        <source>Synpunkter</source>
        <translation>Comments</translation>
    </message>
    <message>
        <source>Fil</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Skickad</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Tillbaka</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Filer som har skickats för bedömning</source>
        <translation>Files that were sent for assessment</translation>
    </message>
    <message>
        <source>Inte ännu</source>
        <translation>Not yet</translation>
    </message>
</context>
<context>
    <name>ServerDialog</name>
    <message>
        <source>Öppna på server</source>
        <translation>Open on a server</translation>
    </message>
    <message>
        <source>Öppna</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>tomt: ur datorns nyckelring</source>
        <translation>empty: from the computer&apos;s keyring</translation>
    </message>
    <message>
        <source>&amp;Kom ihåg lösenordet i datorns nyckelring</source>
        <translation>&amp;Keep the password in the computer&apos;s keyring</translation>
    </message>
    <message>
        <source>&amp;Testa anslutningen</source>
        <translation>&amp;Try the connection</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Server</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>&amp;Databas</source>
        <translation>&amp;Database</translation>
    </message>
    <message>
        <source>&amp;Användare</source>
        <translation>&amp;User</translation>
    </message>
    <message>
        <source>&amp;Lösenord</source>
        <translation>Pass&amp;word</translation>
    </message>
    <message>
        <source>Ä&amp;rende</source>
        <translation>&amp;Case</translation>
    </message>
    <message numerus="yes">
        <source>Servern svarar. Ärenden: %n.</source>
        <translation>
            <numerusform>The server answers. %n case.</numerusform>
            <numerusform>The server answers. %n cases.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ServerLink</name>
    <message>
        <source>Servern svarar inte. Du arbetar vidare i en kopia på din dator; den läggs ihop med servern när den svarar igen.</source>
        <translation>The server does not answer. You go on in a copy on your computer; it is merged with the server when that answers again.</translation>
    </message>
    <message>
        <source>Servern svarar igen. Det du gjorde under tiden är ihoplagt med den.</source>
        <translation>The server answers again. What you did meanwhile has been merged with it.</translation>
    </message>
    <message>
        <source>Servern svarar inte: du arbetar i en kopia</source>
        <translation>The server does not answer: you work in a copy</translation>
    </message>
    <message>
        <source>Servern svarar inte</source>
        <translation>The server does not answer</translation>
    </message>
    <message>
        <source>På servern {name}</source>
        <translation>On the server {name}</translation>
    </message>
    <message>
        <source>{names} är också här</source>
        <translation>{names} here too</translation>
    </message>
    <message>
        <source>inne nu: {names}</source>
        <translation>in now: {names}</translation>
    </message>
</context>
<context>
    <name>Several</name>
    <message>
        <source>Det löses i ett steg. Inget försvinner ur historiken.</source>
        <translation>It is settled in one step. Nothing leaves the history.</translation>
    </message>
    <message>
        <source>Ta alla senaste</source>
        <translation>Take all the latest</translation>
    </message>
    <message numerus="yes">
        <source>%n konflikter markerade</source>
        <translation>
            <numerusform>%n conflict selected</numerusform>
            <numerusform>%n conflicts selected</numerusform>
        </translation>
    </message>
    <message>
        <source>Ta alla från {name} ({count})</source>
        <translation>Take all of {name} ({count})</translation>
    </message>
    <message numerus="yes">
        <source>%n konflikter lösta</source>
        <translation>
            <numerusform>%n conflict settled</numerusform>
            <numerusform>%n conflicts settled</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SharedFileLink</name>
    <message>
        <source>Delat ärende: väntar på {who}</source>
        <translation>Shared case: waiting for {who}</translation>
    </message>
    <message>
        <source>Delat ärende: platsen nås inte, du arbetar vidare i din kopia</source>
        <translation>Shared case: the place cannot be reached, you go on in your copy</translation>
    </message>
    <message>
        <source>Delat ärende: i fas {clock}</source>
        <translation>Shared case: in step {clock}</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Från remissversion och remissvar till en samrådsredogörelse där varje synpunkt finns med, ord för ord.</source>
        <translation>From consultation draft and responses to a consultation report that holds every comment, word for word.</translation>
    </message>
    <message>
        <source>Senaste ärenden</source>
        <translation>Recent cases</translation>
    </message>
    <message>
        <source>Nytt ärende …</source>
        <translation>New case…</translation>
    </message>
    <message>
        <source>Öppna ärende …</source>
        <translation>Open case…</translation>
    </message>
    <message>
        <source>Öppna demo</source>
        <translation>Open demo</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Avbryt</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>StepsDialog</name>
    <message>
        <source>Steg i arbetet</source>
        <translation>Steps of the work</translation>
    </message>
    <message>
        <source>Steg</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>&amp;Klart: inget är kvar att göra</source>
        <translation>&amp;Solved: nothing is left to do</translation>
    </message>
    <message>
        <source>&amp;Låst: synpunkten kan inte ändras</source>
        <translation>&amp;Locked: the comment cannot be changed</translation>
    </message>
    <message>
        <source>Välj steg</source>
        <translation>Choose a step</translation>
    </message>
    <message>
        <source>Flytta &amp;upp</source>
        <translation>Move &amp;up</translation>
    </message>
    <message>
        <source>Flytta &amp;ned</source>
        <translation>Move &amp;down</translation>
    </message>
    <message>
        <source>&amp;Ta bort</source>
        <translation>&amp;Remove</translation>
    </message>
    <message>
        <source>&amp;Nytt steg</source>
        <translation>&amp;New step</translation>
    </message>
    <message>
        <source>Lägg till de &amp;vanliga stegen</source>
        <translation>&amp;Add the usual steps</translation>
    </message>
    <message>
        <source>Stäng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Na&amp;mn</source>
        <translation>Na&amp;me</translation>
    </message>
    <message>
        <source>Flytta synpunkterna &amp;till</source>
        <translation>Move the comments &amp;to</translation>
    </message>
    <message>
        <source>Nytt steg</source>
        <translation>New step</translation>
    </message>
    <message>
        <source>Nytt steg {n}</source>
        <translation>New step {n}</translation>
    </message>
    <message numerus="yes">
        <source>%n synpunkter</source>
        <translation>
            <numerusform>%n comment</numerusform>
            <numerusform>%n comments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SuggestionBar</name>
    <message>
        <source>Allt blir ett steg som kan ångras; rätta sedan det som blev fel</source>
        <translation>All of it becomes one step that can be undone; then correct what went wrong</translation>
    </message>
    <message numerus="yes">
        <source>Anta alla %n förslag  G</source>
        <translation>
            <numerusform>Accept %n suggestion  G</numerusform>
            <numerusform>Accept all %n suggestions  G</numerusform>
        </translation>
    </message>
    <message>
        <source>Anta  {key}</source>
        <translation>Accept  {key}</translation>
    </message>
    <message>
        <source>Tabb går till nästa förslag</source>
        <translation>Tab goes to the next suggestion</translation>
    </message>
    <message>
        <source>Förslag: ej synpunkt</source>
        <translation>Suggested: no comment</translation>
    </message>
    <message>
        <source>inget avsnitt</source>
        <translation>no section</translation>
    </message>
    <message>
        <source>Förslag: {parts}</source>
        <translation>Suggested: {parts}</translation>
    </message>
    <message>
        <source>ställning av ”{words}”</source>
        <translation>stance from “{words}”</translation>
    </message>
    <message>
        <source>tema av {words}</source>
        <translation>theme from {words}</translation>
    </message>
</context>
<context>
    <name>TakeAlongDialog</name>
    <message>
        <source>Ta med en kopia</source>
        <translation>Take a copy along</translation>
    </message>
    <message>
        <source>Välj plats och spara …</source>
        <translation>Choose a place and save …</translation>
    </message>
    <message>
        <source>Kopian är ett helt ärende som du kan arbeta i på en annan dator eller utan nät. Efteråt läggs den ihop med det här ärendet. Inget som har gjorts på något av ställena går förlorat.</source>
        <translation>The copy is a whole case that you can work in on another computer or without a network. Afterwards it is brought together with this case. Nothing that was done in either place is lost.</translation>
    </message>
    <message>
        <source>&amp;Utan originalfiler (mindre fil)</source>
        <translation>&amp;Without original files (smaller file)</translation>
    </message>
    <message>
        <source>Svarens texter följer med, men inte filerna de kom i</source>
        <translation>The texts of the responses go along, but not the files they came in</translation>
    </message>
    <message>
        <source>&amp;Kryptera kopian</source>
        <translation>&amp;Encrypt the copy</translation>
    </message>
    <message>
        <source>Kopian kan bara öppnas med sin nyckel. Är nyckeln borta är kopian borta.</source>
        <translation>The copy can be opened with its key alone. If the key is lost, so is the copy.</translation>
    </message>
    <message>
        <source>{name}, kopia</source>
        <translation>{name}, copy</translation>
    </message>
    <message>
        <source>Spara kopian som</source>
        <translation>Save the copy as</translation>
    </message>
    <message>
        <source>Ärendefiler (*.samrad)</source>
        <translation>Case files (*.samrad)</translation>
    </message>
</context>
<context>
    <name>TakeBackDialog</name>
    <message>
        <source>Ta tillbaka bedömning</source>
        <translation>Take assessment back</translation>
    </message>
    <message>
        <source>Spara</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Välj filen som kom tillbaka, eller släpp den här. Inget sparas förrän du har sett vad som skiljer.</source>
        <translation>Choose the file that came back, or drop it here. Nothing is saved before you have seen what differs.</translation>
    </message>
    <message>
        <source>Inga synpunkter har skickats för bedömning ur det här ärendet.</source>
        <translation>No comments have been sent for assessment from this case.</translation>
    </message>
    <message>
        <source>&amp;Välj fil …</source>
        <translation>&amp;Choose a file …</translation>
    </message>
    <message>
        <source>Inget i filen skiljer sig från det som skickades.</source>
        <translation>Nothing in the file differs from what was sent.</translation>
    </message>
    <message>
        <source>Understruket är nytt och struket är borta jämfört med det som skickades. Mellanslag kryssar, 1 och 2 väljer vad som ska gälla, F8 går till nästa val.</source>
        <translation>Underlined is new and struck is gone compared with what was sent. Space ticks, 1 and 2 choose which shall hold, F8 goes to the next choice.</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Excel och Word (*.xlsx *.xlsm *.docx)</source>
        <translation>Excel and Word (*.xlsx *.xlsm *.docx)</translation>
    </message>
    <message>
        <source>Välj filen som kom tillbaka</source>
        <translation>Choose the file that came back</translation>
    </message>
    <message>
        <source>Läser {name}</source>
        <translation>Reading {name}</translation>
    </message>
    <message>
        <source>till {recipient}</source>
        <translation>to {recipient}</translation>
    </message>
    <message>
        <source>skickad {moment}</source>
        <translation>sent {moment}</translation>
    </message>
    <message>
        <source>ber om {asked}</source>
        <translation>asks for a {asked}</translation>
    </message>
    <message>
        <source>togs tillbaka {moment}</source>
        <translation>taken back {moment}</translation>
    </message>
    <message>
        <source>&amp;Välj en annan fil …</source>
        <translation>&amp;Choose another file …</translation>
    </message>
    <message numerus="yes">
        <source>Spara %n synpunkter</source>
        <translation>
            <numerusform>Save %n comment</numerusform>
            <numerusform>Save %n comments</numerusform>
        </translation>
    </message>
    <message>
        <source>Anteckna som tillbaka</source>
        <translation>Note as back</translation>
    </message>
    <message numerus="yes">
        <source>%n ändrade</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n med något att välja; det som står i ärendet gäller tills dess</source>
        <translation>
            <numerusform>%n with something to choose; what stands in the case holds until then</numerusform>
            <numerusform>%n with something to choose; what stands in the case holds until then</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n oförändrade</source>
        <translation>
            <numerusform>%n unchanged</numerusform>
            <numerusform>%n unchanged</numerusform>
        </translation>
    </message>
    <message>
        <source>Ärendet har ändrats under tiden, och inget är sparat. Se över vad som skiljer nu, och spara igen.</source>
        <translation>The case has been changed meanwhile, and nothing is saved. Look over what differs now, and save again.</translation>
    </message>
    <message numerus="yes">
        <source>%n synpunkter bedömda ur {file}</source>
        <translation>
            <numerusform>%n comment assessed from {file}</numerusform>
            <numerusform>%n comments assessed from {file}</numerusform>
        </translation>
    </message>
    <message>
        <source>{file} är antecknad som tillbaka. Inget i ärendet är ändrat.</source>
        <translation>{file} is noted as back. Nothing in the case has been changed.</translation>
    </message>
</context>
<context>
    <name>TextDialog</name>
    <message>
        <source>Rätta texten</source>
        <translation>Correct text</translation>
    </message>
    <message>
        <source>Spara</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>TranscriptDialog</name>
    <message>
        <source>Skriv in texten</source>
        <translation>Type in the text</translation>
    </message>
    <message>
        <source>Texten är avläst av en maskin (Tesseract). Jämför den med sidorna innan du sparar.</source>
        <translation>The text was read by a machine (Tesseract). Compare it with the pages before you save.</translation>
    </message>
</context>
<context>
    <name>WebFormColumns</name>
    <message>
        <source>Välj innehåll …</source>
        <translation>Choose content …</translation>
    </message>
    <message>
        <source>Innehåll</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>3.2 eller ord; pil ned visar alla</source>
        <translation>3.2 or words; the down arrow shows all</translation>
    </message>
    <message>
        <source>Avsnitt</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>Kolumn</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>Exempel</source>
        <translation>Examples</translation>
    </message>
    <message>
        <source>Filens kolumner</source>
        <translation>The file&apos;s columns</translation>
    </message>
    <message>
        <source>&amp;Innehåll</source>
        <translation>&amp;Content</translation>
    </message>
    <message>
        <source>Avsni&amp;tt</source>
        <translation>Sec&amp;tion</translation>
    </message>
    <message>
        <source>Frågan ovanför</source>
        <translation>The question above</translation>
    </message>
    <message>
        <source>Hela förslaget</source>
        <translation>The whole draft</translation>
    </message>
</context>
<context>
    <name>WebFormDialog</name>
    <message>
        <source>Läs in formulärsvar</source>
        <translation>Read web form answers</translation>
    </message>
    <message>
        <source>Kategori efter namnet</source>
        <translation>Category by the name</translation>
    </message>
    <message>
        <source>Nya avsändares kategori</source>
        <translation>Category of new senders</translation>
    </message>
    <message>
        <source>Lägg till n&amp;ya avsändare</source>
        <translation>Add ne&amp;w senders</translation>
    </message>
    <message>
        <source>&amp;Hoppa över redan inlästa</source>
        <translation>S&amp;kip those already read in</translation>
    </message>
    <message>
        <source>till exempel Anonym</source>
        <translation>for example Anonymous</translation>
    </message>
    <message>
        <source>sparas inte</source>
        <translation>not saved</translation>
    </message>
    <message>
        <source>Ta med alla rader igen</source>
        <translation>Take all rows again</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Fil</source>
        <translation>File</translation>
    </message>
    <message>
        <source>&amp;Blad</source>
        <translation>&amp;Sheet</translation>
    </message>
    <message>
        <source>Spara som &amp;formulär</source>
        <translation>Save as &amp;form</translation>
    </message>
    <message>
        <source>Svar utan &amp;datum</source>
        <translation>Responses without &amp;date</translation>
    </message>
    <message>
        <source>Svar utan &amp;namn</source>
        <translation>Responses without &amp;name</translation>
    </message>
    <message>
        <source>Kolumnerna är föreslagna. Granska dem innan svaren läses in.</source>
        <translation>The columns are suggested. Look them over before the responses are read in.</translation>
    </message>
    <message>
        <source>Kolumnerna är ifyllda från ”{name}”.</source>
        <translation>The columns are filled in from “{name}”.</translation>
    </message>
    <message>
        <source>Kolumnerna är ifyllda från ”{name}”. Välj innehåll för de nya.</source>
        <translation>The columns are filled in from “{name}”. Choose what the new ones hold.</translation>
    </message>
    <message numerus="yes">
        <source>Läs in %n svar</source>
        <translation>
            <numerusform>Read in %n response</numerusform>
            <numerusform>Read in %n responses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n svar</source>
        <translation>
            <numerusform>%n response</numerusform>
            <numerusform>%n responses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nya avsändare</source>
        <translation>
            <numerusform>%n new sender</numerusform>
            <numerusform>%n new senders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n redan inlästa</source>
        <translation>
            <numerusform>%n already read in</numerusform>
            <numerusform>%n already read in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tomma rader</source>
        <translation>
            <numerusform>%n empty row</numerusform>
            <numerusform>%n empty rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rader lämnade utanför</source>
        <translation>
            <numerusform>%n row left out</numerusform>
            <numerusform>%n rows left out</numerusform>
        </translation>
    </message>
    <message>
        <source>Läses inte in: {headers}</source>
        <translation>Not read in: {headers}</translation>
    </message>
</context>
<context>
    <name>WebFormFaults</name>
    <message>
        <source>&amp;Lämna raden utanför</source>
        <translation>&amp;Leave the row out</translation>
    </message>
    <message>
        <source>Rad</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>Kolumn</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>Värde</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Vad som är fel</source>
        <translation>What is wrong</translation>
    </message>
    <message>
        <source>Fel i filen</source>
        <translation>Faults in the file</translation>
    </message>
    <message numerus="yes">
        <source>%n fel. Inget läses in förrän de är åtgärdade.</source>
        <translation>
            <numerusform>%n fault. Nothing is read in until it is dealt with.</numerusform>
            <numerusform>%n faults. Nothing is read in until they are dealt with.</numerusform>
        </translation>
    </message>
    <message>
        <source>De första {n} visas.</source>
        <translation>The first {n} are shown.</translation>
    </message>
</context>
<context>
    <name>WebFormIntake</name>
    <message>
        <source>Excel och CSV ({suffixes})</source>
        <translation>Excel and CSV ({suffixes})</translation>
    </message>
    <message>
        <source>Läs in formulärsvar</source>
        <translation>Read web form answers</translation>
    </message>
    <message>
        <source>Läser {name}</source>
        <translation>Reading {name}</translation>
    </message>
    <message numerus="yes">
        <source>%n svar inlästa</source>
        <translation>
            <numerusform>%n response read in</numerusform>
            <numerusform>%n responses read in</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WebFormPreview</name>
    <message>
        <source>F&amp;öregående</source>
        <translation>&amp;Previous</translation>
    </message>
    <message>
        <source>Nä&amp;sta</source>
        <translation>Ne&amp;xt</translation>
    </message>
    <message>
        <source>Svaret som det blir</source>
        <translation>The response as it will be</translation>
    </message>
    <message>
        <source>Svar {number} av {total}, rad {row}</source>
        <translation>Response {number} of {total}, row {row}</translation>
    </message>
    <message>
        <source>Avsändare saknas</source>
        <translation>The sender is missing</translation>
    </message>
    <message>
        <source>Ställning</source>
        <translation>Stance</translation>
    </message>
    <message>
        <source>Läggs till på sändlistan: {category}</source>
        <translation>Will be added to the mailing list: {category}</translation>
    </message>
    <message>
        <source>Finns på sändlistan</source>
        <translation>Is on the mailing list</translation>
    </message>
    <message>
        <source>Inkommen {date}</source>
        <translation>Received {date}</translation>
    </message>
    <message>
        <source>Redan inläst</source>
        <translation>Already read in</translation>
    </message>
    <message>
        <source>Synpunkt</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Hela förslaget</source>
        <translation>The whole draft</translation>
    </message>
</context>
<context>
    <name>WordsPanel</name>
    <message>
        <source>Avsnitt</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>Ärenderad</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Fet</source>
        <translation>Bold</translation>
    </message>
    <message>
        <source>Fet text (Ctrl+B)</source>
        <translation>Bold text (Ctrl+B)</translation>
    </message>
    <message>
        <source>Kursiv</source>
        <translation>Italic</translation>
    </message>
    <message>
        <source>Kursiv text (Ctrl+I)</source>
        <translation>Italic text (Ctrl+I)</translation>
    </message>
    <message>
        <source>Punkt</source>
        <translation>Bullet</translation>
    </message>
    <message>
        <source>Gör raden till en punkt i en lista</source>
        <translation>Make the line an item of a list</translation>
    </message>
    <message>
        <source>Infoga</source>
        <translation>Insert</translation>
    </message>
    <message>
        <source>Uppgift som fylls i när dokumentet skrivs</source>
        <translation>A fact that is filled in when the document is written</translation>
    </message>
    <message>
        <source>Sammanfattningen kommer med när den har en text.</source>
        <translation>The summary is printed when it has a text.</translation>
    </message>
    <message>
        <source>Egen inledning till delen. Lämna tomt om ingen behövs.</source>
        <translation>Your own introduction to the part. Leave it empty if none is needed.</translation>
    </message>
    <message>
        <source>Ärenderad och text. Det inom klamrar fylls i för varje mottagare.</source>
        <translation>Subject and text. What is in braces is filled in for each receiver.</translation>
    </message>
    <message>
        <source>Hela delen</source>
        <translation>The whole part</translation>
    </message>
</context>
<context>
    <name>WorkPanel</name>
    <message>
        <source>Intern anteckning</source>
        <translation>Internal note</translation>
    </message>
    <message>
        <source>Rekommendation</source>
        <translation>Recommendation</translation>
    </message>
    <message>
        <source>Beslut</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>&amp;Intern anteckning – kommer aldrig med i något dokument</source>
        <translation>&amp;Internal note – never part of any document</translation>
    </message>
    <message>
        <source>Alt+1–6 beslut, med Skift rekommendation  ·  / standardtext  ·  Ctrl+Enter klar, nästa</source>
        <translation>Alt+1–6 decide, with Shift recommend  ·  / text module  ·  Ctrl+Enter done, next</translation>
    </message>
    <message>
        <source>Steget {step} är låst. Byt steg för att ändra synpunkten.</source>
        <translation>The step {step} is locked. Choose another step to change the comment.</translation>
    </message>
    <message>
        <source>Det finns inga standardtexter ännu. Lägg till dem i menyn Bedömning.</source>
        <translation>There are no text modules yet. Add them in the menu Assessment.</translation>
    </message>
    <message>
        <source>Fyll i det som står inom klamrar.</source>
        <translation>Fill in what stands in braces.</translation>
    </message>
</context>
<context>
    <name>WorkRow</name>
    <message>
        <source>Inget steg</source>
        <translation>No step</translation>
    </message>
    <message>
        <source>Handläggare</source>
        <translation>Assignee</translation>
    </message>
    <message>
        <source>Förfaller</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Ingen</source>
        <translation>Nobody</translation>
    </message>
    <message>
        <source>Ste&amp;g</source>
        <translation>Ste&amp;p</translation>
    </message>
    <message>
        <source>Han&amp;dläggare</source>
        <translation>Assi&amp;gnee</translation>
    </message>
    <message>
        <source>&amp;Förfaller</source>
        <translation>D&amp;ue</translation>
    </message>
    <message>
        <source>Lägg till de vanliga stegen</source>
        <translation>Add the usual steps</translation>
    </message>
</context>
<context>
    <name>Workbench</name>
    <message>
        <source>Remissvar</source>
        <translation>Responses</translation>
    </message>
    <message>
        <source>Sök avsnitt …</source>
        <translation>Search sections…</translation>
    </message>
    <message>
        <source>Enter synpunkt   ·   Tabb nästa   ·   X ej synpunkt   ·   M utan förslag   ·   G anta alla   ·   A avsnitt   ·   T tema   ·   0–6 ställning   ·   J K synpunkt   ·   N P svar   ·   Skift+Enter mer till samma</source>
        <translation>Enter comment   ·   Tab next   ·   X no comment   ·   M without suggestion   ·   G accept all   ·   A section   ·   T theme   ·   0–6 stance   ·   J K comment   ·   N P response   ·   Shift+Enter more to the same</translation>
    </message>
    <message>
        <source>Avsändare</source>
        <translation>Sender</translation>
    </message>
    <message>
        <source>Ingen text att läsa</source>
        <translation>No text to read</translation>
    </message>
    <message numerus="yes">
        <source>%n olästa stycken</source>
        <translation>
            <numerusform>%n unread passage</numerusform>
            <numerusform>%n unread passages</numerusform>
        </translation>
    </message>
    <message>
        <source>Allt är läst</source>
        <translation>Everything is read</translation>
    </message>
    <message>
        <source>Texten är redan synpunkt {n}.</source>
        <translation>The text is comment {n} already.</translation>
    </message>
    <message>
        <source>Texten är synpunkt {n}. Ta bort synpunkten först.</source>
        <translation>The text is comment {n}. Remove the comment first.</translation>
    </message>
    <message>
        <source>Markera först text i svaret, eller gå till nästa olästa stycke med Tabb.</source>
        <translation>First mark some text of the response, or go to the next unread piece with Tab.</translation>
    </message>
    <message>
        <source>Inget avsnitt i utkastet passar ”{words}”.</source>
        <translation>No section of the draft fits “{words}”.</translation>
    </message>
</context>
<context>
    <name>_ReviewTable</name>
    <message>
        <source>Placeringar att granska</source>
        <translation>Places to review</translation>
    </message>
</context>
<context>
    <name>amendments</name>
    <message>
        <source>Stryks: {text}</source>
        <translation>Struck: {text}</translation>
    </message>
    <message>
        <source>ingen har begärt</source>
        <translation>nobody asked for it</translation>
    </message>
    <message>
        <source>Avsnitt</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>Ändring</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Begärd av</source>
        <translation>Asked for by</translation>
    </message>
    <message>
        <source>Läge</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>comments</name>
    <message>
        <source>Avsnitt</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>Avsändare</source>
        <translation>Sender</translation>
    </message>
    <message>
        <source>Synpunkt</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Grupp</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>Ställning</source>
        <translation>Stance</translation>
    </message>
    <message>
        <source>Beslut</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>Handläggare</source>
        <translation>Assignee</translation>
    </message>
</context>
<context>
    <name>conflicts</name>
    <message>
        <source>Gäller</source>
        <translation>About</translation>
    </message>
    <message>
        <source>Vad</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Skrivet av</source>
        <translation>Written by</translation>
    </message>
    <message>
        <source>Lika i</source>
        <translation>Alike in</translation>
    </message>
    <message>
        <source>synpunktsnummer {numbers}</source>
        <translation>comment number {numbers}</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message>
        <source>Dag</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Tid</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Vem</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Vad</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Gäller</source>
        <translation>About</translation>
    </message>
    <message>
        <source>okänd</source>
        <translation>unknown</translation>
    </message>
</context>
<context>
    <name>intake</name>
    <message>
        <source>Redan registrerad: {senders}</source>
        <translation>Already registered: {senders}</translation>
    </message>
    <message>
        <source>Finns inte på sändlistan</source>
        <translation>Not on the mailing list</translation>
    </message>
    <message>
        <source>Har svarat tidigare: {date}</source>
        <translation>Has responded before: {date}</translation>
    </message>
    <message>
        <source>Avsändarens diarienummer: {number}</source>
        <translation>The sender’s registry number: {number}</translation>
    </message>
</context>
<context>
    <name>pages</name>
    <message>
        <source>Översikt</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>Utkast</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>Remissinstanser</source>
        <translation>Consultees</translation>
    </message>
    <message>
        <source>Remissvar</source>
        <translation>Responses</translation>
    </message>
    <message>
        <source>Synpunkter</source>
        <translation>Comments</translation>
    </message>
    <message>
        <source>Bedömning</source>
        <translation>Assessment</translation>
    </message>
    <message>
        <source>Ändringar</source>
        <translation>Amendments</translation>
    </message>
    <message>
        <source>Rapport</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Konflikter</source>
        <translation>Conflicts</translation>
    </message>
    <message>
        <source>Historik</source>
        <translation>History</translation>
    </message>
</context>
<context>
    <name>responses</name>
    <message>
        <source>Inkommen</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Diarienummer</source>
        <translation>Registry number</translation>
    </message>
    <message>
        <source>Avsändare</source>
        <translation>Sender</translation>
    </message>
    <message>
        <source>Kategori</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>Ställning</source>
        <translation>Stance</translation>
    </message>
    <message>
        <source>Läge</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Oläst</source>
        <translation>Unread</translation>
    </message>
    <message>
        <source>Synpunkter</source>
        <translation>Comments</translation>
    </message>
    <message>
        <source>Anmärkning</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>ingen text</source>
        <translation>no text</translation>
    </message>
</context>
<context>
    <name>review</name>
    <message>
        <source>Nu i</source>
        <translation>Now in</translation>
    </message>
    <message>
        <source>Synpunkt</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Stycket</source>
        <translation>The passage</translation>
    </message>
    <message>
        <source>Säkerhet</source>
        <translation>Certainty</translation>
    </message>
</context>
<context>
    <name>standing</name>
    <message>
        <source>senare finns</source>
        <translation>later exists</translation>
    </message>
    <message>
        <source>ersätter tidigare</source>
        <translation>replaces earlier</translation>
    </message>
    <message>
        <source>senare svar finns, {date}</source>
        <translation>there is a later response, {date}</translation>
    </message>
    <message>
        <source>ersätter svar av {date}</source>
        <translation>replaces the response of {date}</translation>
    </message>
</context>
<context>
    <name>state</name>
    <message>
        <source>Öppnat för läsning</source>
        <translation>Open for reading</translation>
    </message>
    <message>
        <source>Allt sparat {clock}</source>
        <translation>All saved {clock}</translation>
    </message>
</context>
</TS>
