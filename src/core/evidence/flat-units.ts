type Units = readonly (readonly number[])[];

/** Units in one row, quick to walk through where there are thousands. */
interface FlatUnits {
  /** All units' samples, one unit after the other. */
  samples: Int32Array;
  /** By unit: where in `samples` the next one begins. */
  ends: Int32Array;
}

const flattened = new WeakMap<Units, FlatUnits>();

/** Returns units in one row; laid out once, as long as they are kept. */
export function flatUnits(units: Units): FlatUnits {
  const stored = flattened.get(units);
  if (stored) return stored;
  const ends = new Int32Array(units.length);
  let end = 0;
  units.forEach(({ length }, unit) => {
    end += length;
    ends[unit] = end;
  });
  const flat = { samples: Int32Array.from(units.flat()), ends };
  flattened.set(units, flat);
  return flat;
}
