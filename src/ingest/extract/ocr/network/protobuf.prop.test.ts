import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { protobufField, protobufFields } from './protobuf.ts';

const value = fc.oneof(fc.nat(), fc.maxSafeNat(), fc.uint8Array({ maxLength: 300 }));

describe('protobuf', () => {
  it('reads the fields it wrote, in their order and with nothing between them', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 5000 }), value)), (written) => {
        const bytes = Buffer.concat(written.flatMap(([number, held]) => protobufField(number, typeof held === 'number' ? held : [held])));
        const fields = protobufFields(bytes);
        expect(fields.map((field) => [field.number, typeof field.value === 'number' ? field.value : [...field.value]])).toEqual(
          written.map(([number, held]) => [number, typeof held === 'number' ? held : [...held]]),
        );
        expect(Buffer.concat(fields.map(({ raw }) => raw))).toEqual(bytes);
      }),
      { numRuns: 200 },
    );
  });

  it('a message that ends too soon is an error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.nat(39), (held, cut) => {
        const bytes = Buffer.concat(protobufField(1, [held]));
        expect(() => protobufFields(bytes.subarray(0, 1 + (cut % (bytes.length - 1))))).toThrow('too soon');
      }),
    );
  });
});
