import fc from 'fast-check';

/** Properties draw the same values in each run, so that CI says the same of the same code; PROPERTY_SEED draws others. */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20_261_126) });
