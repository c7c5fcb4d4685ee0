<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sv" sourcelanguage="sv">
<context>
    <name>AddDialog</name>
    <message numerus="yes">
        <source>%n valda</source>
        <translation>
            <numerusform>%n vald</numerusform>
            <numerusform>%n valda</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AmendmentsPage</name>
    <message numerus="yes">
        <source>%n ändringar</source>
        <translation>
            <numerusform>%n ändring</numerusform>
            <numerusform>%n ändringar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n som ingen har begärt</source>
        <translation>
            <numerusform>%n som ingen har begärt</numerusform>
            <numerusform>%n som ingen har begärt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tillgodosedda synpunkter utan ändring eller åtgärd</source>
        <translation>
            <numerusform>%n tillgodosedd synpunkt utan ändring eller åtgärd</numerusform>
            <numerusform>%n tillgodosedda synpunkter utan ändring eller åtgärd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ändringar knutna till synpunkter</source>
        <translation>
            <numerusform>%n ändring knuten till synpunkter</numerusform>
            <numerusform>%n ändringar knutna till synpunkter</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AnswerPanel</name>
    <message numerus="yes">
        <source>Besvaras tillsammans med %n andra</source>
        <translation>
            <numerusform>Besvaras tillsammans med %n annan</numerusform>
            <numerusform>Besvaras tillsammans med %n andra</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AssessmentPage</name>
    <message numerus="yes">
        <source>%n synpunkter beslutade som rekommenderat</source>
        <translation>
            <numerusform>%n synpunkt beslutad som rekommenderat</numerusform>
            <numerusform>%n synpunkter beslutade som rekommenderat</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n synpunkter i urvalet</source>
        <translation>
            <numerusform>%n synpunkt i urvalet</numerusform>
            <numerusform>%n synpunkter i urvalet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n utan beslut i hela ärendet</source>
        <translation>
            <numerusform>%n utan beslut i hela ärendet</numerusform>
            <numerusform>%n utan beslut i hela ärendet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BroughtDialog</name>
    <message numerus="yes">
        <source>%n åtgärder kom in från {name}.</source>
        <translation>
            <numerusform>%n åtgärd kom in från {name}.</numerusform>
            <numerusform>%n åtgärder kom in från {name}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n filer följde med.</source>
        <translation>
            <numerusform>%n fil följde med.</numerusform>
            <numerusform>%n filer följde med.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n konflikter att ta ställning till.</source>
        <translation>
            <numerusform>%n konflikt att ta ställning till.</numerusform>
            <numerusform>%n konflikter att ta ställning till.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n par kan vara samma sak registrerad två gånger.</source>
        <translation>
            <numerusform>%n par kan vara samma sak registrerad två gånger.</numerusform>
            <numerusform>%n par kan vara samma sak registrerad två gånger.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>I %n remissvar har synpunkter fått samma nummer.</source>
        <translation>
            <numerusform>I %n remissvar har synpunkter fått samma nummer.</numerusform>
            <numerusform>I %n remissvar har synpunkter fått samma nummer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n åtgärder har en tid som inte kan stämma. Kontrollera datorernas klockor.</source>
        <translation>
            <numerusform>%n åtgärd har en tid som inte kan stämma. Kontrollera datorernas klockor.</numerusform>
            <numerusform>%n åtgärder har en tid som inte kan stämma. Kontrollera datorernas klockor.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkDialog</name>
    <message numerus="yes">
        <source>Ändra %n synpunkter</source>
        <translation>
            <numerusform>Ändra %n synpunkt</numerusform>
            <numerusform>Ändra %n synpunkter</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommentMarks</name>
    <message numerus="yes">
        <source>%n konflikter: visa</source>
        <translation>
            <numerusform>%n konflikt: visa</numerusform>
            <numerusform>%n konflikter: visa</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommentView</name>
    <message numerus="yes">
        <source> och %n till</source>
        <translation>
            <numerusform> och %n till</numerusform>
            <numerusform> och %n till</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommentsPage</name>
    <message numerus="yes">
        <source>%n synpunkter</source>
        <translation>
            <numerusform>%n synpunkt</numerusform>
            <numerusform>%n synpunkter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n utan beslut</source>
        <translation>
            <numerusform>%n utan beslut</numerusform>
            <numerusform>%n utan beslut</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n markerade</source>
        <translation>
            <numerusform>%n markerad</numerusform>
            <numerusform>%n markerade</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n synpunkter ändrade</source>
        <translation>
            <numerusform>%n synpunkt ändrad</numerusform>
            <numerusform>%n synpunkter ändrade</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n synpunkter besvaras nu tillsammans</source>
        <translation>
            <numerusform>%n synpunkt besvaras nu tillsammans med gruppen</numerusform>
            <numerusform>%n synpunkter besvaras nu tillsammans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n synpunkter besvaras nu var för sig</source>
        <translation>
            <numerusform>%n synpunkt besvaras nu för sig</numerusform>
            <numerusform>%n synpunkter besvaras nu var för sig</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConflictsPage</name>
    <message numerus="yes">
        <source>%n konflikter att ta ställning till</source>
        <translation>
            <numerusform>%n konflikt att ta ställning till</numerusform>
            <numerusform>%n konflikter att ta ställning till</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kan vara samma</source>
        <translation>
            <numerusform>%n kan vara samma</numerusform>
            <numerusform>%n kan vara samma</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConsulteeDetails</name>
    <message numerus="yes">
        <source>Visa %n svar</source>
        <translation>
            <numerusform>Visa %n svar</numerusform>
            <numerusform>Visa %n svar</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConsulteesPage</name>
    <message numerus="yes">
        <source>%n på listan</source>
        <translation>
            <numerusform>%n på listan</numerusform>
            <numerusform>%n på listan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n har inte svarat</source>
        <translation>
            <numerusform>%n har inte svarat</numerusform>
            <numerusform>%n har inte svarat</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n remissinstanser lades till</source>
        <translation>
            <numerusform>%n remissinstans lades till</numerusform>
            <numerusform>%n remissinstanser lades till</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopyActions</name>
    <message numerus="yes">
        <source>Arkivpaketet är klart: %n filer i {folder}.</source>
        <translation>
            <numerusform>Arkivpaketet är klart: %n fil i {folder}.</numerusform>
            <numerusform>Arkivpaketet är klart: %n filer i {folder}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetailsView</name>
    <message numerus="yes">
        <source>och %n ändringar till</source>
        <translation>
            <numerusform>och %n ändring till</numerusform>
            <numerusform>och %n ändringar till</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DraftPage</name>
    <message numerus="yes">
        <source>%n avsnitt</source>
        <translation>
            <numerusform>%n avsnitt</numerusform>
            <numerusform>%n avsnitt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n textdelar</source>
        <translation>
            <numerusform>%n textdel</numerusform>
            <numerusform>%n textdelar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Granska %n placeringar</source>
        <translation>
            <numerusform>Granska %n placering</numerusform>
            <numerusform>Granska %n placeringar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stycken står kvar</source>
        <translation>
            <numerusform>%n stycke står kvar</numerusform>
            <numerusform>%n stycken står kvar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n placeringar följde med</source>
        <translation>
            <numerusform>%n placering följde med</numerusform>
            <numerusform>%n placeringar följde med</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n att granska</source>
        <translation>
            <numerusform>%n att granska</numerusform>
            <numerusform>%n att granska</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n synpunkter</source>
        <translation>
            <numerusform>%n synpunkt</numerusform>
            <numerusform>%n synpunkter</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EarlierBox</name>
    <message numerus="yes">
        <source>samma svar till %n andra</source>
        <translation>
            <numerusform>samma svar till %n annan</numerusform>
            <numerusform>samma svar till %n andra</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GateBar</name>
    <message numerus="yes">
        <source>%n svar har oläst text</source>
        <translation>
            <numerusform>%n svar har oläst text</numerusform>
            <numerusform>%n svar har oläst text</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n synpunkter saknar beslut</source>
        <translation>
            <numerusform>%n synpunkt saknar beslut</numerusform>
            <numerusform>%n synpunkter saknar beslut</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n beslut saknar motivering</source>
        <translation>
            <numerusform>%n beslut saknar motivering</numerusform>
            <numerusform>%n beslut saknar motivering</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tillgodosedda synpunkter saknar ändring</source>
        <translation>
            <numerusform>%n tillgodosedd synpunkt saknar ändring</numerusform>
            <numerusform>%n tillgodosedda synpunkter saknar ändring</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n markeringar finns inte i en rättad text</source>
        <translation>
            <numerusform>%n markering finns inte i en rättad text</numerusform>
            <numerusform>%n markeringar finns inte i en rättad text</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n placeringar att granska</source>
        <translation>
            <numerusform>%n placering att granska</numerusform>
            <numerusform>%n placeringar att granska</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n siffror i inledningarna stämmer inte</source>
        <translation>
            <numerusform>%n siffra i inledningarna stämmer inte</numerusform>
            <numerusform>%n siffror i inledningarna stämmer inte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ställen nämner en privatperson</source>
        <translation>
            <numerusform>%n ställe nämner en privatperson</numerusform>
            <numerusform>%n ställen nämner en privatperson</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n konflikter är olösta</source>
        <translation>
            <numerusform>%n konflikt är olöst</numerusform>
            <numerusform>%n konflikter är olösta</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n synpunkter är sekretessmarkerade</source>
        <translation>
            <numerusform>%n synpunkt är sekretessmarkerad</numerusform>
            <numerusform>%n synpunkter är sekretessmarkerade</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupsDialog</name>
    <message numerus="yes">
        <source> och %n till</source>
        <translation>
            <numerusform> och %n till</numerusform>
            <numerusform> och %n till</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n synpunkter</source>
        <translation>
            <numerusform>%n synpunkt</numerusform>
            <numerusform>%n synpunkter</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message numerus="yes">
        <source>%n åtgärder sedan ärendet skapades</source>
        <translation>
            <numerusform>%n åtgärd sedan ärendet skapades</numerusform>
            <numerusform>%n åtgärder sedan ärendet skapades</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sedan du sist tittade: %n ändringar av {people}</source>
        <translation>
            <numerusform>Sedan du sist tittade: %n ändring av {people}</numerusform>
            <numerusform>Sedan du sist tittade: %n ändringar av {people}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> och %n till</source>
        <translation>
            <numerusform> och %n till</numerusform>
            <numerusform> och %n till</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>%n rader kan läsas in</source>
        <translation>
            <numerusform>%n rad kan läsas in</numerusform>
            <numerusform>%n rader kan läsas in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>och %n fel till</source>
        <translation>
            <numerusform>och %n fel till</numerusform>
            <numerusform>och %n fel till</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IntakeDialog</name>
    <message numerus="yes">
        <source>%n svar</source>
        <translation>
            <numerusform>%n svar</numerusform>
            <numerusform>%n svar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n saknar avsändare</source>
        <translation>
            <numerusform>%n saknar avsändare</numerusform>
            <numerusform>%n saknar avsändare</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n att bekräfta</source>
        <translation>
            <numerusform>%n att bekräfta</numerusform>
            <numerusform>%n att bekräfta</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n klara</source>
        <translation>
            <numerusform>%n klar</numerusform>
            <numerusform>%n klara</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Registrera %n svar</source>
        <translation>
            <numerusform>Registrera %n svar</numerusform>
            <numerusform>Registrera %n svar</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LostBar</name>
    <message numerus="yes">
        <source>%n markeringar finns inte i den rättade texten.</source>
        <translation>
            <numerusform>%n markering finns inte i den rättade texten.</numerusform>
            <numerusform>%n markeringar finns inte i den rättade texten.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModulesDialog</name>
    <message numerus="yes">
        <source> och %n till</source>
        <translation>
            <numerusform> och %n till</numerusform>
            <numerusform> och %n till</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NotAnsweredDialog</name>
    <message numerus="yes">
        <source>%n inbjudna har inte svarat</source>
        <translation>
            <numerusform>%n inbjuden har inte svarat</numerusform>
            <numerusform>%n inbjudna har inte svarat</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message numerus="yes">
        <source>%n inbjudna har inte svarat</source>
        <translation>
            <numerusform>%n inbjuden har inte svarat</numerusform>
            <numerusform>%n inbjudna har inte svarat</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n svar har text som ingen har läst</source>
        <translation>
            <numerusform>%n svar har text som ingen har läst</numerusform>
            <numerusform>%n svar har text som ingen har läst</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n synpunkter saknar beslut</source>
        <translation>
            <numerusform>%n synpunkt saknar beslut</numerusform>
            <numerusform>%n synpunkter saknar beslut</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n beslut saknar motivering</source>
        <translation>
            <numerusform>%n beslut saknar motivering</numerusform>
            <numerusform>%n beslut saknar motivering</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n konflikter att ta ställning till</source>
        <translation>
            <numerusform>%n konflikt att ta ställning till</numerusform>
            <numerusform>%n konflikter att ta ställning till</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n markeringar finns inte i en rättad text</source>
        <translation>
            <numerusform>%n markering finns inte i en rättad text</numerusform>
            <numerusform>%n markeringar finns inte i en rättad text</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n synpunkter är inte knutna till utkastet</source>
        <translation>
            <numerusform>%n synpunkt är inte knutna till utkastet</numerusform>
            <numerusform>%n synpunkter är inte knutna till utkastet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message numerus="yes">
        <source>%n avsnitt</source>
        <translation>
            <numerusform>%n avsnitt</numerusform>
            <numerusform>%n avsnitt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message numerus="yes">
        <source>%n instanser</source>
        <translation>
            <numerusform>%n instans</numerusform>
            <numerusform>%n instanser</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n liknande</source>
        <translation>
            <numerusform>%n liknande</numerusform>
            <numerusform>%n liknande</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RedactDialog</name>
    <message numerus="yes">
        <source>Ta också bort %n säkerhetskopior</source>
        <translation>
            <numerusform>Ta också bort %n säkerhetskopia</numerusform>
            <numerusform>Ta också bort %n säkerhetskopior</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n saker i ärendet nås</source>
        <translation>
            <numerusform>%n sak i ärendet nås</numerusform>
            <numerusform>%n saker i ärendet nås</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message numerus="yes">
        <source>Arbetsmaterial: %n saker återstår</source>
        <translation>
            <numerusform>Arbetsmaterial: %n sak återstår</numerusform>
            <numerusform>Arbetsmaterial: %n saker återstår</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n filer sparade i {path}</source>
        <translation>
            <numerusform>%n fil sparad i {path}</numerusform>
            <numerusform>%n filer sparade i {path}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResponsesPage</name>
    <message numerus="yes">
        <source>%n svar</source>
        <translation>
            <numerusform>%n svar</numerusform>
            <numerusform>%n svar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n original sparade</source>
        <translation>
            <numerusform>%n original sparat</numerusform>
            <numerusform>%n original sparade</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReturnFaults</name>
    <message numerus="yes">
        <source>%n saker i filen kunde inte användas</source>
        <translation>
            <numerusform>%n sak i filen kunde inte användas</numerusform>
            <numerusform>%n saker i filen kunde inte användas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewView</name>
    <message numerus="yes">
        <source>%n säkra placeringar är rätt</source>
        <translation>
            <numerusform>%n säker placering är rätt</numerusform>
            <numerusform>%n säkra placeringar är rätt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n placeringar bekräftade</source>
        <translation>
            <numerusform>%n placering bekräftad</numerusform>
            <numerusform>%n placeringar bekräftade</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchDialog</name>
    <message numerus="yes">
        <source>%n träffar</source>
        <translation>
            <numerusform>%n träff</numerusform>
            <numerusform>%n träffar</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SecrecyActions</name>
    <message numerus="yes">
        <source>Uppgifterna är borttagna i %n poster</source>
        <translation>
            <numerusform>Uppgifterna är borttagna i %n post</numerusform>
            <numerusform>Uppgifterna är borttagna i %n poster</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SendDialog</name>
    <message numerus="yes">
        <source>%n markerade synpunkter</source>
        <translation>
            <numerusform>%n markerad synpunkt</numerusform>
            <numerusform>%n markerade synpunkter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Alla %n synpunkter som listan visar</source>
        <translation>
            <numerusform>Den enda synpunkt som listan visar</numerusform>
            <numerusform>Alla %n synpunkter som listan visar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n synpunkter till {recipient} finns i {file}</source>
        <translation>
            <numerusform>%n synpunkt till {recipient} finns i {file}</numerusform>
            <numerusform>%n synpunkter till {recipient} finns i {file}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SendingDialog</name>
    <message numerus="yes">
        <source>och %n till</source>
        <translation>
            <numerusform>och %n till</numerusform>
            <numerusform>och %n till</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Gäller (%n)</source>
        <translation>
            <numerusform>Gäller (%n)</numerusform>
            <numerusform>Gäller (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ServerDialog</name>
    <message numerus="yes">
        <source>Servern svarar. Ärenden: %n.</source>
        <translation>
            <numerusform>Servern svarar. %n ärende.</numerusform>
            <numerusform>Servern svarar. %n ärenden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Several</name>
    <message numerus="yes">
        <source>%n konflikter markerade</source>
        <translation>
            <numerusform>%n konflikt markerad</numerusform>
            <numerusform>%n konflikter markerade</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n konflikter lösta</source>
        <translation>
            <numerusform>%n konflikt löst</numerusform>
            <numerusform>%n konflikter lösta</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StepsDialog</name>
    <message numerus="yes">
        <source>%n synpunkter</source>
        <translation>
            <numerusform>%n synpunkt</numerusform>
            <numerusform>%n synpunkter</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SuggestionBar</name>
    <message numerus="yes">
        <source>Anta alla %n förslag  G</source>
        <translation>
            <numerusform>Anta %n förslag  G</numerusform>
            <numerusform>Anta alla %n förslag  G</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TakeBackDialog</name>
    <message numerus="yes">
        <source>Spara %n synpunkter</source>
        <translation>
            <numerusform>Spara %n synpunkt</numerusform>
            <numerusform>Spara %n synpunkter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ändrade</source>
        <translation>
            <numerusform>%n ändrad</numerusform>
            <numerusform>%n ändrade</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n med något att välja; det som står i ärendet gäller tills dess</source>
        <translation>
            <numerusform>%n med något att välja; det som står i ärendet gäller tills dess</numerusform>
            <numerusform>%n med något att välja; det som står i ärendet gäller tills dess</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n oförändrade</source>
        <translation>
            <numerusform>%n oförändrad</numerusform>
            <numerusform>%n oförändrade</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n synpunkter bedömda ur {file}</source>
        <translation>
            <numerusform>%n synpunkt bedömd ur {file}</numerusform>
            <numerusform>%n synpunkter bedömda ur {file}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WebFormDialog</name>
    <message numerus="yes">
        <source>Läs in %n svar</source>
        <translation>
            <numerusform>Läs in %n svar</numerusform>
            <numerusform>Läs in %n svar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n svar</source>
        <translation>
            <numerusform>%n svar</numerusform>
            <numerusform>%n svar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nya avsändare</source>
        <translation>
            <numerusform>%n ny avsändare</numerusform>
            <numerusform>%n nya avsändare</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n redan inlästa</source>
        <translation>
            <numerusform>%n redan inläst</numerusform>
            <numerusform>%n redan inlästa</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tomma rader</source>
        <translation>
            <numerusform>%n tom rad</numerusform>
            <numerusform>%n tomma rader</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rader lämnade utanför</source>
        <translation>
            <numerusform>%n rad lämnad utanför</numerusform>
            <numerusform>%n rader lämnade utanför</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WebFormFaults</name>
    <message numerus="yes">
        <source>%n fel. Inget läses in förrän de är åtgärdade.</source>
        <translation>
            <numerusform>%n fel. Inget läses in förrän det är åtgärdat.</numerusform>
            <numerusform>%n fel. Inget läses in förrän de är åtgärdade.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WebFormIntake</name>
    <message numerus="yes">
        <source>%n svar inlästa</source>
        <translation>
            <numerusform>%n svar inläst</numerusform>
            <numerusform>%n svar inlästa</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Workbench</name>
    <message numerus="yes">
        <source>%n olästa stycken</source>
        <translation>
            <numerusform>%n oläst stycke</numerusform>
            <numerusform>%n olästa stycken</numerusform>
        </translation>
    </message>
</context>
</TS>
