import { afterAll, beforeAll, describe } from 'vitest';
import { engines } from './engines.ts';
import { contentSuite } from './suite/content.ts';
import { deskSuite } from './suite/desk.ts';
import { forgettingSuite } from './suite/forgetting.ts';
import { figuresSuite } from './suite/figures.ts';
import { foldSuite } from './suite/fold.ts';
import { gaugesSuite } from './suite/gauges.ts';
import { helpSuite } from './suite/help.ts';
import { lifetimeSuite } from './suite/lifetime.ts';
import { logSuite } from './suite/log.ts';
import { publishingSuite } from './suite/publishing.ts';
import { questionMarksSuite } from './suite/questionMarks.ts';
import { responsesSuite } from './suite/responses.ts';
import { severalSuite } from './suite/several.ts';
import { sealSuite } from './suite/seal.ts';
import { retentionSuite } from './suite/retention.ts';
import { trustSuite } from './suite/trust.ts';
import { visitsSuite } from './suite/visits.ts';
import { widgetFilesSuite } from './suite/widgetFiles.ts';

// One suite over both engines: what holds for one holds for the other.
describe.each(engines)('$kind', (engine) => {
  beforeAll(() => engine.start());
  afterAll(() => engine.stop());

  describe('the log', () => {
    logSuite(engine.place);
  });
  describe('visits', () => {
    visitsSuite(engine.place);
  });
  describe('responses', () => {
    responsesSuite(engine.place);
  });
  describe('the desk', () => {
    deskSuite(engine.place);
  });
  describe('content', () => {
    contentSuite(engine.place);
  });
  describe('the fold', () => {
    foldSuite(engine.place);
  });
  describe('figures', () => {
    figuresSuite(engine.place);
  });
  describe('what was decided about a question', () => {
    questionMarksSuite(engine.place);
  });
  describe('a file of the widget', () => {
    widgetFilesSuite(engine.place);
  });
  describe('what is final', () => {
    sealSuite(engine.place);
  });
  describe('forgetting', () => {
    forgettingSuite(engine.place);
  });
  describe('retention', () => {
    retentionSuite(engine.kind, engine.place);
  });
  describe('gauges', () => {
    gaugesSuite(engine.place);
  });
  describe('trust', () => {
    trustSuite(engine.place);
  });
  describe('the use of help', () => {
    helpSuite(engine.place);
  });
  describe('publishing', () => {
    publishingSuite(engine.kind, engine.place);
  });
  describe('several at once', () => {
    severalSuite(engine.kind, engine.empty);
  });
  describe('lifetime', () => {
    lifetimeSuite(engine.kind, engine.empty);
  });
});
