/** An opposite is an answer of its own behind these, not where it is spoken of: "The policy says yes". */
const BEFORE =
  '(?:^|[.,;!?(\\n]|(?<= )-|(?<!\\p{L})(?:but|however|although|though|maar|echter|hoewel|doch|toch|aber|mais|pero|ma|mas|но|ale)(?: (?:sometimes|usually|mostly|partly|soms|meestal|deels))?) *';
/** "but no for members" is one, "but no refund" is none. */
const BEHIND = '(?= *(?:[.,;!)\\n]|$)| (?:for|if|when|in|on|voor|als|bij|indien)(?!\\p{L}))';

const answers = (word: string) => new RegExp(`${BEFORE}${word}${BEHIND}`, 'iu');

const OPPOSITES: ReadonlyMap<string, RegExp> = new Map([
  ['yes', answers('no')],
  ['no', answers('yes')],
  ['ja', answers('(?:nee|nein)')],
  ['nein', answers('ja')],
  ['oui', answers('non')],
  ['non', answers('(?:oui|sì|si)')],
  ['sí', answers('no')],
  ['si', answers('no')],
  ['sì', answers('no')],
  ['sim', answers('não')],
  ['não', answers('sim')],
  ['да', answers('нет')],
  ['нет', answers('да')],
  ['tak', answers('nie')],
  ['nie', answers('tak')],
  ['nee', answers('ja')],
  ['true', answers('false')],
  ['false', answers('true')],
  ['waar', answers('onwaar')],
  ['onwaar', answers('waar')],
]);

/** Whether a text also gives the opposite of a yes or no as its answer: "Yes, no", "No, but yes for members". */
export function isGainsaid(text: string, label: string): boolean {
  return OPPOSITES.get(label.toLowerCase())?.test(text) ?? false;
}
