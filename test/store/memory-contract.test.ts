import { describe } from 'vitest';
import { storageContract } from '../support/storage-contract/contract.ts';
import { memoryPlace } from '../support/storage-contract/memory-place.ts';

describe('the record in memory', () => storageContract(memoryPlace()));
