/** Words for what a number is multiplied by, in English and Dutch, as they stand behind it. */
export const MAGNITUDES: Readonly<Record<string, number>> = {
  dozen: 12,
  dozijn: 12,
  hundred: 1e2,
  honderd: 1e2,
  thousand: 1e3,
  duizend: 1e3,
  mille: 1e3,
  lakh: 1e5,
  million: 1e6,
  millions: 1e6,
  miljoen: 1e6,
  mln: 1e6,
  mio: 1e6,
  crore: 1e7,
  billion: 1e9,
  billions: 1e9,
  bn: 1e9,
  bln: 1e9,
  miljard: 1e9,
  mld: 1e9,
  mrd: 1e9,
  trillion: 1e12,
  tn: 1e12,
  biljoen: 1e12,
};

/** Letters that mean one only right behind the digits: 1.2M, never 5 m. */
export const ATTACHED_MAGNITUDES: Readonly<Record<string, number>> = {
  k: 1e3,
  K: 1e3,
  M: 1e6,
  B: 1e9,
  T: 1e12,
};

/** With a currency a small m means millions too: $1.2m. */
export const MONEY_MAGNITUDES: Readonly<Record<string, number>> = {
  ...ATTACHED_MAGNITUDES,
  m: 1e6,
  MM: 1e6,
  b: 1e9,
  grand: 1e3,
};

/** Behind a space these are a magnitude or something else (kelvin, a grand piano): nobody can tell. */
export const TWO_MEANINGS = new Set(['K', 'M', 'MM', 'B', 'T', 'grand']);

/** Right behind the digits these make a name (3D, 5G, house number 6A), or have two meanings: 5MM. */
export const NAMING = new Set(['A', 'D', 'G', 'MM', 'a', 'b', 'c']);

/** Signs and words of currencies, by the currency. */
export const CURRENCIES: Readonly<Record<string, string>> = {
  '€': 'EUR',
  eur: 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  "euro's": 'EUR',
  $: 'USD',
  us$: 'USD',
  usd: 'USD',
  dollar: 'USD',
  dollars: 'USD',
  cent: 'cent',
  cents: 'cent',
  ct: 'cent',
  '£': 'GBP',
  gbp: 'GBP',
  pound: 'GBP',
  pounds: 'GBP',
  '¥': 'JPY',
  jpy: 'JPY',
  yen: 'JPY',
  円: 'JPY',
  chf: 'CHF',
  '₹': 'INR',
  inr: 'INR',
  rs: 'INR',
  'rs.': 'INR',
  r$: 'BRL',
  '₽': 'RUB',
  '₩': 'KRW',
  '₺': 'TRY',
  '฿': 'THB',
  zł: 'PLN',
  pln: 'PLN',
  kr: 'SEK',
  'kr.': 'SEK',
  sek: 'SEK',
  nok: 'NOK',
  dkk: 'DKK',
  cad: 'CAD',
  aud: 'AUD',
};
