/** What says before a number that it is only a bound, as sources of patterns. */
export const BOUND_WORDS: readonly string[] = [
  '(?:more|less|fewer|greater|higher|lower|larger|smaller|bigger|longer|shorter|older|younger|better|worse) than(?: or equal to)?',
  '(?:meer|minder|groter|kleiner|hoger|lager|langer|korter|ouder|jonger|beter|slechter) dan(?: of gelijk aan)?',
  ...['at least', 'at most', 'up to', 'as (?:many|much|few|little|high|low) as', 'not even'],
  ...[
    '(?:max|min)imum(?: (?:of|van))?',
    'max\\.?',
    'min\\.',
    '(?:all|everyone|everything) (?:but|except)',
    'except(?: for)?',
    'behalve',
    'upwards of',
    '(?:north|south) of',
    'anything but',
    '(?:doppelt so viele? wie|das doppelte von|le double de|el doble de|il doppio di|o dobro de)',
    'in excess of',
    '(?:up|down|different|apart|aside) from',
    '(?:instead|short|shy) of',
    '(?:rather|other) than',
    'as opposed to',
    'compared (?:to|with)',
    'close to',
  ],
  ...[
    'ten minste',
    'tenminste',
    'minstens',
    'hoogstens',
    'ten hoogste',
    'hooguit',
    "op (?:zijn|z'n) minst",
  ],
  ...['maximaal', 'minimaal', 'almost', 'nearly', 'bijna', 'ruim', 'krap', 'net geen', 'nog geen'],
  ...['not quite', 'just shy of', 'v\\.?a\\.', 'een (?:kleine|krappe|ruime|dikke)'],
  ...[
    'above',
    'below',
    '(?:just |well )?under',
    '(?:just|well) over',
    'beyond',
    'past',
    'exceed\\p{L}*',
  ],
  ...[
    'boven',
    'onder',
    'beneden',
    'vanaf',
    '(?:start|begin|rang|anywher)\\p{L}* (?:at|from|met|bij|vanaf)',
  ],
  // German
  ...['mindestens', 'höchstens', 'wenigstens', 'maximal', 'minimal', 'bis zu', 'fast', 'beinahe'],
  ...['knapp', 'über', 'unter', '(?:mehr|weniger|größer|kleiner|höher|niedriger) als'],
  // French
  ...['au (?:moins|plus|maximum|minimum)', '(?:plus|moins) de', "jusqu'à", 'presque', 'près de'],
  ...['(?:supérieure?|inférieure?) à', 'à peine'],
  // Spanish, Italian and Portuguese
  ...['(?:más|menos|mais) de', '(?:al|por lo|pelo) menos', '(?:como|no) m[áí](?:x|n)imo', 'casi'],
  ...[
    '(?:mayor|menor) (?:que|de)',
    'a lo sumo',
    '(?:più|meno) di',
    'almeno',
    'al (?:massimo|minimo)',
  ],
  ...['fino a', 'quasi', 'oltre', 'até', 'quase', 'acima de', 'abaixo de'],
];

/** Chinese and Japanese put it behind the number: 14個以上 is at least 14. */
export const BOUND_SIGNS_AFTER =
  /^ ?[个個人名件日円元天年月岁歳歲分秒]?(?:以上|以下|以内|以內|未満|未满)/u;
