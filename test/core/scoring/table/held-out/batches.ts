import { EIGHTEENTH } from './eighteenth.ts';
import { EIGHTH } from './eighth.ts';
import { ELEVENTH } from './eleventh.ts';
import { FIFTEENTH } from './fifteenth.ts';
import { FIFTH } from './fifth.ts';
import { FIFTIETH } from './fiftieth.ts';
import { FIFTY_EIGHTH } from './fifty-eighth.ts';
import { FIFTY_FIFTH } from './fifty-fifth.ts';
import { FIFTY_FIRST } from './fifty-first.ts';
import { FIFTY_FOURTH } from './fifty-fourth.ts';
import { FIFTY_NINTH } from './fifty-ninth.ts';
import { FIFTY_SECOND } from './fifty-second.ts';
import { FIFTY_SEVENTH } from './fifty-seventh.ts';
import { FIFTY_SIXTH } from './fifty-sixth.ts';
import { FIFTY_THIRD } from './fifty-third.ts';
import { FIRST } from './first.ts';
import { FORTIETH } from './fortieth.ts';
import { FORTY_EIGHTH } from './forty-eighth.ts';
import { FORTY_FIFTH } from './forty-fifth.ts';
import { FORTY_FIRST } from './forty-first.ts';
import { FORTY_FOURTH } from './forty-fourth.ts';
import { FORTY_NINTH } from './forty-ninth.ts';
import { FORTY_SECOND } from './forty-second.ts';
import { FORTY_SEVENTH } from './forty-seventh.ts';
import { FORTY_SIXTH } from './forty-sixth.ts';
import { FORTY_THIRD } from './forty-third.ts';
import { FOURTEENTH } from './fourteenth.ts';
import { FOURTH } from './fourth.ts';
import type { HeldOut } from './held-out.ts';
import { NINETEENTH } from './nineteenth.ts';
import { NINTH } from './ninth.ts';
import { SECOND } from './second.ts';
import { SEVENTEENTH } from './seventeenth.ts';
import { SEVENTH } from './seventh.ts';
import { SIXTEENTH } from './sixteenth.ts';
import { SIXTH } from './sixth.ts';
import { SIXTIETH } from './sixtieth.ts';
import { SIXTY_EIGHTH } from './sixty-eighth.ts';
import { SIXTY_FIFTH } from './sixty-fifth.ts';
import { SIXTY_FIRST } from './sixty-first.ts';
import { SIXTY_FOURTH } from './sixty-fourth.ts';
import { SIXTY_NINTH } from './sixty-ninth.ts';
import { SIXTY_SECOND } from './sixty-second.ts';
import { SIXTY_SEVENTH } from './sixty-seventh.ts';
import { SIXTY_SIXTH } from './sixty-sixth.ts';
import { SIXTY_THIRD } from './sixty-third.ts';
import { TENTH } from './tenth.ts';
import { THIRD } from './third.ts';
import { THIRTEENTH } from './thirteenth.ts';
import { THIRTIETH } from './thirtieth.ts';
import { THIRTY_EIGHTH } from './thirty-eighth.ts';
import { THIRTY_FIFTH } from './thirty-fifth.ts';
import { THIRTY_FIRST } from './thirty-first.ts';
import { THIRTY_FOURTH } from './thirty-fourth.ts';
import { THIRTY_NINTH } from './thirty-ninth.ts';
import { THIRTY_SECOND } from './thirty-second.ts';
import { THIRTY_SEVENTH } from './thirty-seventh.ts';
import { THIRTY_SIXTH } from './thirty-sixth.ts';
import { THIRTY_THIRD } from './thirty-third.ts';
import { TWELFTH } from './twelfth.ts';
import { TWENTIETH } from './twentieth.ts';
import { TWENTY_EIGHTH } from './twenty-eighth.ts';
import { TWENTY_FIFTH } from './twenty-fifth.ts';
import { TWENTY_FIRST } from './twenty-first.ts';
import { TWENTY_FOURTH } from './twenty-fourth.ts';
import { TWENTY_NINTH } from './twenty-ninth.ts';
import { TWENTY_SECOND } from './twenty-second.ts';
import { TWENTY_SEVENTH } from './twenty-seventh.ts';
import { TWENTY_SIXTH } from './twenty-sixth.ts';
import { TWENTY_THIRD } from './twenty-third.ts';

/** The batches of held-out pairs, in the order in which they were tried. */
export const HELD_OUT: readonly HeldOut[] = [
  FIRST,
  SECOND,
  THIRD,
  FOURTH,
  FIFTH,
  SIXTH,
  SEVENTH,
  EIGHTH,
  NINTH,
  TENTH,
  ELEVENTH,
  TWELFTH,
  THIRTEENTH,
  FOURTEENTH,
  FIFTEENTH,
  SIXTEENTH,
  SEVENTEENTH,
  EIGHTEENTH,
  NINETEENTH,
  TWENTIETH,
  TWENTY_FIRST,
  TWENTY_SECOND,
  TWENTY_THIRD,
  TWENTY_FOURTH,
  TWENTY_FIFTH,
  TWENTY_SIXTH,
  TWENTY_SEVENTH,
  TWENTY_EIGHTH,
  TWENTY_NINTH,
  THIRTIETH,
  THIRTY_FIRST,
  THIRTY_SECOND,
  THIRTY_THIRD,
  THIRTY_FOURTH,
  THIRTY_FIFTH,
  THIRTY_SIXTH,
  THIRTY_SEVENTH,
  THIRTY_EIGHTH,
  THIRTY_NINTH,
  FORTIETH,
  FORTY_FIRST,
  FORTY_SECOND,
  FORTY_THIRD,
  FORTY_FOURTH,
  FORTY_FIFTH,
  FORTY_SIXTH,
  FORTY_SEVENTH,
  FORTY_EIGHTH,
  FORTY_NINTH,
  FIFTIETH,
  FIFTY_FIRST,
  FIFTY_SECOND,
  FIFTY_THIRD,
  FIFTY_FOURTH,
  FIFTY_FIFTH,
  FIFTY_SIXTH,
  FIFTY_SEVENTH,
  FIFTY_EIGHTH,
  FIFTY_NINTH,
  SIXTIETH,
  SIXTY_FIRST,
  SIXTY_SECOND,
  SIXTY_THIRD,
  SIXTY_FOURTH,
  SIXTY_FIFTH,
  SIXTY_SIXTH,
  SIXTY_SEVENTH,
  SIXTY_EIGHTH,
  SIXTY_NINTH,
];
