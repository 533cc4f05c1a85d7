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

/** Behind a space these are a magnitude or something else (kelvin, a grand piano), or go on with a sum: nobody can tell. */
export const TWO_MEANINGS = new Set(['K', 'M', 'MM', 'B', 'T', 'grand', 'π', '√']);

/** Right behind the digits these make a name (3D, 5G, house number 6A) or a term (2π, 3y), or have two meanings: 5MM. */
export const NAMING = new Set([...'ADEGHIOPQRUXYZ', ...'abcfinoqryz', 'MM', 'π', '√']);

/** The codes of currencies that are no words. */
export const CURRENCY_CODES: readonly string[] = [
  ...['eur', 'usd', 'gbp', 'chf', 'jpy', 'inr', 'pln', 'sek', 'nok', 'dkk', 'cad', 'aud', 'nzd'],
  ...['sgd', 'hkd', 'cny', 'rmb', 'krw', 'idr', 'thb', 'brl', 'mxn', 'zar', 'czk', 'huf', 'ils'],
];

/** Signs and words of currencies, by the currency. */
export const CURRENCIES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(CURRENCY_CODES.map((code) => [code, code.toUpperCase()])),
  '€': 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  "euro's": 'EUR',
  $: 'USD',
  us$: 'USD',
  dollar: 'USD',
  dollars: 'USD',
  cent: 'cent',
  cents: 'cent',
  ct: 'cent',
  '¢': 'cent',
  '£': 'GBP',
  pound: 'GBP',
  pounds: 'GBP',
  '¥': 'JPY',
  yen: 'JPY',
  円: 'JPY',
  '₹': 'INR',
  rs: 'INR',
  'rs.': 'INR',
  r$: 'BRL',
  rmb: 'CNY',
  rp: 'IDR',
  'rp.': 'IDR',
  '₽': 'RUB',
  '₩': 'KRW',
  '₺': 'TRY',
  '฿': 'THB',
  zł: 'PLN',
  kr: 'SEK',
  'kr.': 'SEK',
};
