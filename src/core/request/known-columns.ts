/** What the column of the expected answer is called elsewhere, in small letters and without spaces or marks. */
const EXPECTED: ReadonlySet<string> = new Set([
  ...['expected', 'expectedanswer', 'expectedoutput', 'expectedresult', 'expectedresponse'],
  ...[
    'target',
    'targets',
    'targettext',
    'targetscores',
    'answer',
    'answers',
    'answerkey',
    'finalanswer',
  ],
  ...['label', 'labels', 'labeltext', 'class', 'ideal', 'idealanswer', 'idealoutput'],
  ...['output', 'outputs', 'completion', 'completions', 'response'],
  ...['bestanswer', 'correct', 'correctanswer', 'correctoption', 'rightanswer'],
  ...['reference', 'references', 'referenceanswer', 'referenceoutput', 'groundtruth'],
  ...['gold', 'golden', 'goldanswer', 'goldlabel', 'goldenanswer', 'solution', 'solutions'],
  ...['verwacht', 'verwachtantwoord', 'antwoord', 'juisteantwoord'],
  ...['erwartet', 'erwarteteantwort', 'antwort', 'lösung', 'réponse', 'réponseattendue'],
  ...[
    'respuesta',
    'respuestaesperada',
    'risposta',
    'rispostaattesa',
    'resposta',
    'respostaesperada',
  ],
  ...['svar', 'odpowiedź', 'odpověď', 'vastaus', 'válasz', 'răspuns', 'cevap', 'jawaban'],
  ...['ответ', 'відповідь', 'απάντηση', 'الإجابة', '答案', '回答', '正解', '정답', '답변'],
]);

/** What other columns of samples are called. */
const OTHERS: ReadonlySet<string> = new Set([
  ...['input', 'inputs', 'inputtext', 'prompt', 'question', 'query', 'text', 'sentence'],
  ...['message', 'messages', 'conversation', 'conversations', 'instruction', 'context'],
  ...['title', 'subject', 'body', 'content', 'description', 'document', 'article', 'review'],
  ...['ticket', 'email', 'comment', 'tweet', 'id', 'index', 'group', 'category', 'name', 'date'],
  ...['sentence1', 'sentence2', 'premise', 'hypothesis', 'passage', 'choices', 'vraag', 'tekst'],
  ...['frage', 'eingabe', 'entrée', 'texte', 'pregunta', 'entrada', 'domanda', 'testo', 'pergunta'],
  ...['fråga', 'spørgsmål', 'pytanie', 'otázka', 'kysymys', 'kérdés', 'soru', 'pertanyaan'],
  ...['вопрос', 'питання', 'ερώτηση', 'السؤال', '问题', '質問', '질문'],
]);

/** Whether a column is called as the expected answer usually is, wherever it comes from. */
export function isExpectedName(name: string): boolean {
  return EXPECTED.has(bare(name));
}

/** Whether a text is a usual name of a column. */
export function isKnownColumn(name: string): boolean {
  return isExpectedName(name) || OTHERS.has(bare(name)) || name.trim().startsWith('__');
}

function bare(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_.-]/g, '');
}
