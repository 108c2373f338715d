import { describe, expect, it } from 'vitest';
import { run, states, told } from '../../../tests/support/check-artifacts.ts';
import type { BatchInfo } from '../../domain/dossier.ts';
import type { Defence } from '../../domain/procedure.ts';
import { defenceRecord } from './defence-record.ts';

const ROLE = { record: { recordedModes: ['video', 'mobile-video'], abroadOnlyModes: ['mobile-video'], supervisedModes: ['mobile-video'] } };
const on = (defence?: Defence, stage?: BatchInfo['stage']) =>
  run(defenceRecord, ROLE, { dossier: defence === undefined ? {} : { defence }, batch: stage === undefined ? {} : { stage } });
const codes = (defence: Defence) => told(defenceRecord, on(defence));

describe('defence-record', () => {
  it('a video defence is recorded; one on site need not be', () => {
    expect(codes({ mode: 'video', recording: 'not-kept' })).toEqual(['not-recorded: needs-verification']);
    expect(states(on({ mode: 'video', recording: 'kept' }))).toEqual(['checked']);
    expect(states(on({ mode: 'video' }))).toEqual(['could-not-tell']);
    expect(states(on({ mode: 'on-site', recording: 'not-kept' }))).toEqual(['checked']);
    expect(codes({ mode: 'on-site', recording: 'not-kept' })).toEqual([]);
  });

  it('a mobile one is for those abroad, and supervised', () => {
    expect(codes({ mode: 'mobile-video', recording: 'kept', abroad: true, supervised: true })).toEqual([]);
    expect(codes({ mode: 'mobile-video', recording: 'kept', abroad: false, supervised: false })).toEqual([
      'mode-not-open: needs-verification',
      'not-supervised: needs-verification',
    ]);
    expect(states(on({ mode: 'mobile-video', recording: 'kept' }))).toEqual(['checked', 'could-not-tell', 'could-not-tell']);
  });

  it('is not asked for before the meeting; without a record afterwards nothing is told', () => {
    expect(on(undefined, 'before-meeting').status).toBe('not-applicable');
    expect(states(on(undefined, 'after-meeting'))).toEqual(['could-not-tell']);
    expect(states(on())).toEqual(['could-not-tell']);
    expect(on({ mode: 'waived' }).status).toBe('not-applicable');
  });
});
