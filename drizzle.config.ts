// Read by drizzle-kit (CONTRIBUTING.md). It is no dependency: it weighs 40 MB and runs once per change of schema.
export default {
  dialect: 'postgresql',
  schema: [
    './src/store/schema.ts',
    './src/store/rates-schema.ts',
    './src/store/sums-schema.ts',
    './src/store/week-schema.ts',
  ],
  out: './migrations',
};
