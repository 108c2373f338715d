import { describe, expect, it } from 'vitest';
import { run, states, told } from '../../../tests/support/check-artifacts.ts';
import { systemChannel } from './system-channel.ts';

const ROLE = { channel: { requiredField: 'systemNumber' } };

describe('system-channel', () => {
  it('asks for verification of an application without a number', () => {
    expect(told(systemChannel, run(systemChannel, ROLE, {}))).toEqual(['no-system-number: needs-verification']);
    expect(told(systemChannel, run(systemChannel, ROLE, { applicant: { systemNumber: ' ' } }))).toEqual([
      'no-system-number: needs-verification',
    ]);
  });

  it('asks about one stated as offline, number or not', () => {
    const offline = (systemNumber: string) => run(systemChannel, ROLE, { applicant: { systemNumber }, dossier: {}, artifacts: {} });
    expect(told(systemChannel, offline('GS2019001'))).toEqual([]);
    const application = { channel: 'offline' } as const;
    expect(told(systemChannel, run(systemChannel, ROLE, { dossier: { application } }))).toEqual(['offline: needs-verification']);
    expect(told(systemChannel, run(systemChannel, ROLE, { applicant: { systemNumber: 'GS1' }, dossier: { application } }))).toEqual([
      'offline: needs-verification',
    ]);
  });

  it('a dossier without manifest could not state a number', () => {
    expect(states(run(systemChannel, ROLE, { dossier: { manifest: { kind: 'none' } } }))).toEqual(['could-not-tell']);
  });
});
