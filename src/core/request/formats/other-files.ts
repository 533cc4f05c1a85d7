/** What to do with files that hold no samples as they are, by the endings of their names. */
const OTHER_FILES: readonly (readonly [endings: RegExp, message: string])[] = [
  [
    /^(?:toml|ini|cfg|conf|properties)$/,
    'Settings files are not read: save the samples as YAML or JSON.',
  ],
  [
    /^ipynb$/,
    'The file is a notebook: save its table in a file of its own, e.g. df.to_csv("samples.csv", index=False), and name that.',
  ],
  [
    /^(?:py|js|mjs|ts|r|rb|go|java|php|sh)$/,
    'The file is a program: have it write its samples as CSV or JSON, and name that file.',
  ],
  [/^x?html?$/, 'The file is a web page: save its table as CSV, e.g. from a spreadsheet.'],
  [/^xml$/, 'The file is XML: export it as CSV or JSON.'],
  [/^sql$/, 'The file is SQL: run it and export the rows as CSV.'],
  [/^rtf$/, 'The file is rich text (RTF): save it as plain text or CSV.'],
  [/^arff$/, 'The file is ARFF: export it as CSV.'],
];

/** Returns what to do with a file of samples whose ending says that it can't be read; null for any other. */
export function otherFile(ending: string): string | null {
  return OTHER_FILES.find(([endings]) => endings.test(ending))?.[1] ?? null;
}
