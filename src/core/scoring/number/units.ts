import type { Decimal } from 'decimal.js';

/** Units by what they measure, with how many of the smallest each one is; 5 g is not 5 kg, and 5 m no 5 m². */
const MEASURES: readonly (readonly Readonly<Record<string, number>>[])[] = [
  [
    { mg: 1, g: 1e3, kg: 1e6, ton: 1e9 },
    { oz: 1, lb: 16, stone: 224 },
  ],
  [
    { mm: 1, cm: 10, dm: 100, m: 1e3, km: 1e6 },
    { inch: 1, ft: 12, yard: 36, mile: 63_360 },
    { cm2: 1, m2: 1e4, km2: 1e10 },
    { cm3: 1, m3: 1e6 },
    { 'km/h': 5, 'm/s': 18 },
    { mph: 1 },
  ],
  [{ ml: 1, cl: 10, dl: 100, l: 1e3 }, { gallon: 1 }],
  [
    { ms: 1, s: 1e3, min: 6e4, kwartier: 9e5, h: 3_600e3, day: 86_400e3, week: 604_800e3 },
    { month: 1, year: 12 },
  ],
  [{ '%': 1 }, { 'basis point': 1, 'percentage point': 100 }],
  [{ bytes: 1, kb: 1e3, mb: 1e6, gb: 1e9, tb: 1e12 }],
  [{ w: 1, kw: 1e3, mw: 1e6, gw: 1e9 }],
  [{ wh: 1, kwh: 1e3, mwh: 1e6, gwh: 1e9 }],
  [{ '°c': 1 }, { '°f': 1 }, { kelvin: 1 }],
];

/** One word for the spellings of a unit. */
const SAME_UNIT: Readonly<Record<string, string>> = {
  gram: 'g',
  grams: 'g',
  kilo: 'kg',
  kilogram: 'kg',
  kilograms: 'kg',
  tonne: 'ton',
  tonnes: 'ton',
  meter: 'm',
  meters: 'm',
  metres: 'm',
  kilometer: 'km',
  'km/u': 'km/h',
  'km/uur': 'km/h',
  kilometers: 'km',
  lbs: 'lb',
  ounce: 'oz',
  ounces: 'oz',
  yards: 'yard',
  feet: 'ft',
  miles: 'mile',
  mijl: 'mile',
  liter: 'l',
  liters: 'l',
  litre: 'l',
  litres: 'l',
  gallons: 'gallon',
  sec: 's',
  second: 's',
  seconds: 's',
  seconden: 's',
  minute: 'min',
  minutes: 'min',
  minuten: 'min',
  hour: 'h',
  hours: 'h',
  uur: 'h',
  uren: 'h',
  days: 'day',
  dag: 'day',
  dagen: 'day',
  weeks: 'week',
  weken: 'week',
  months: 'month',
  maand: 'month',
  maanden: 'month',
  years: 'year',
  jaar: 'year',
  jaren: 'year',
  celsius: '°c',
  fahrenheit: '°f',
};

/** Returns whether two units are different measures of one thing, so that the same number is another amount. */
export function differInMeasure(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return false;
  const [a, b] = [unitOf(one), unitOf(other)];
  return (
    a !== b && MEASURES.some((kinds) => [a, b].every((unit) => kinds.some((kind) => unit in kind)))
  );
}

/** Returns whether two amounts in different units are the same: 6 weeks and 42 days. */
export function isSameAmount(
  one: Decimal,
  unit: string | null,
  other: Decimal,
  otherUnit: string | null,
): boolean {
  if (unit === null || otherUnit === null) return false;
  const [a, b] = [unitOf(unit), unitOf(otherUnit)];
  const kind = MEASURES.flat().find((units) => a in units && b in units);
  return kind !== undefined && a !== b && one.times(kind[a]!).equals(other.times(kind[b]!));
}

function unitOf(written: string): string {
  const plain = written.toLowerCase().replace('^', '');
  return SAME_UNIT[plain] ?? plain;
}
