import { missedFigures, say } from './report.ts';
import { tellCascades } from './why/tell-cascades.ts';
import { tellKnowledge, tellNotEnough, tellNothingHelps } from './why/tell-fixes.ts';
import { tellLeaks } from './why/tell-leaks.ts';
import { tellLedger } from './why/tell-ledger.ts';
import { tellMoney } from './why/tell-money.ts';

/** What "Why does it fail?" and cascades find, and how often they err, where the truth is known. */
const begun = performance.now();
tellKnowledge();
tellNotEnough();
tellNothingHelps();
tellLeaks();
tellCascades();
tellMoney();
await tellLedger();
const missed = missedFigures();
say(`\nSeeded, ${Math.round((performance.now() - begun) / 1000)} s.`);
say(missed === 0 ? 'Every figure is within its limit.' : `${missed} figures miss their limit.`);
process.exitCode = missed === 0 ? 0 : 1;
