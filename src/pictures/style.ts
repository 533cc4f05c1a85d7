/** The family of the font files beside this. */
export const FONT = 'Source Sans 3';

export const COLOURS = {
  paper: '#ffffff',
  ink: '#1d1c1d',
  quiet: '#616061',
  grid: '#e8e8e8',
  pick: '#1a7f4b',
  best: '#1264a3',
  dominated: '#a0a0a0',
  bar: '#c4322b',
} as const;
