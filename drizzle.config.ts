// Read by `npx drizzle-kit@0.31.11 generate`, which is not installed here: it weighs 40 MB and runs once per change of schema.
export default {
  dialect: 'postgresql',
  schema: './src/store/schema.ts',
  out: './migrations',
};
