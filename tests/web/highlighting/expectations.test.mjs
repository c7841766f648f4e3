import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { expectationsFile, generate } from './generate-expectations.mjs';

test('expectations.json is what highlight.js says today', () => {
  assert.equal(
    readFileSync(expectationsFile, 'utf8'),
    generate(),
    'expectations.json is out of date; run node tests/web/highlighting/generate-expectations.mjs and review the change',
  );
});
