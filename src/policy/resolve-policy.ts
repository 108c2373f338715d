import { createHash } from 'node:crypto';
import { canonicalJson } from '../domain/canonical.ts';
import { IntegrityError } from '../domain/errors.ts';
import { checkId, clauseId } from '../domain/ids.ts';
import { nearestName } from './nearest-name.ts';
import type { PackClause, PolicyOverrides, PolicyPack } from './pack-schema.ts';
import type { InForce, ParameterValue, ResolvedClause, ResolvedParameter, ResolvedPolicy } from './types.ts';

/** One layer over the pack; later layers win. */
export interface PolicyLayer {
  /** Named in every value's origin: `batch`, `command-line`. */
  readonly layer: string;
  /** File the values stand in, for error messages. */
  readonly file?: string;
  readonly overrides: PolicyOverrides;
}

/**
 * Applies the layers in order and remembers where each value came from.
 * @param applicationYear year of the application; undefined leaves year-bound clauses `unknown`.
 * @throws IntegrityError `policy-override-unknown` for a clause or parameter the pack does not have,
 *   `policy-override-type` for a value of another shape than the pack's.
 */
export function resolvePolicy(pack: PolicyPack, layers: readonly PolicyLayer[], applicationYear: number | undefined): ResolvedPolicy {
  for (const layer of layers) checkLayer(pack, layer);
  const hash = createHash('sha256')
    .update(
      canonicalJson({
        pack,
        overrides: layers
          .filter(({ overrides }) => Object.keys(overrides).length > 0)
          .map(({ layer, overrides }) => ({ layer, overrides })),
      }),
    )
    .digest('hex');
  return {
    pack: pack.pack,
    version: pack.version,
    title: pack.title,
    hash,
    clauses: pack.clauses.map((clause) => resolveClause(clause, layers, applicationYear)),
  };
}

function resolveClause(clause: PackClause, layers: readonly PolicyLayer[], applicationYear: number | undefined): ResolvedClause {
  const parameters = Object.entries(clause.parameters).map(([name, parameter]): [string, ResolvedParameter] => {
    const role = parameter.role === undefined ? {} : { role: parameter.role };
    const layer = layers.findLast(({ overrides }) => overrideOf(overrides, clause.id, name) !== undefined);
    const value = layer === undefined ? undefined : overrideOf(layer.overrides, clause.id, name);
    if (layer !== undefined && value !== undefined) {
      return [
        name,
        { value, origin: { layer: layer.layer, statedBy: 'office', ...(layer.file === undefined ? {} : { source: layer.file }) }, ...role },
      ];
    }
    const source = parameter.source === undefined ? {} : { source: parameter.source };
    return [name, { value: parameter.value, origin: { layer: 'pack', statedBy: parameter.statedBy, ...source }, ...role }];
  });
  return {
    id: clauseId(clause.id),
    title: clause.title,
    statement: clause.statement,
    obligation: clause.obligation,
    inForce: inForceIn(clause.effective, applicationYear),
    ...(clause.effective === undefined ? {} : { effective: definedOnly(clause.effective) }),
    outcomes: clause.outcomes,
    parameters: Object.fromEntries(parameters),
    servedBy: clause.servedBy.map(({ check, role }) => ({ check: checkId(check), role })),
    ...(clause.unserved === undefined ? {} : { unserved: clause.unserved }),
  };
}

/** A date of effect binds the applications of its year and later ones. */
function inForceIn(effective: PackClause['effective'], applicationYear: number | undefined): InForce {
  const from = Math.max(effective?.fromApplicationYear ?? 0, effective?.from === undefined ? 0 : Number(effective.from.slice(0, 4)));
  const to = effective?.toApplicationYear ?? Infinity;
  if (from === 0 && to === Infinity) return 'yes';
  if (applicationYear === undefined) return 'unknown';
  return applicationYear >= from && applicationYear <= to ? 'yes' : 'no';
}

function definedOnly(effective: NonNullable<PackClause['effective']>): NonNullable<ResolvedClause['effective']> {
  const { fromApplicationYear, toApplicationYear, from } = effective;
  return {
    ...(fromApplicationYear === undefined ? {} : { fromApplicationYear }),
    ...(toApplicationYear === undefined ? {} : { toApplicationYear }),
    ...(from === undefined ? {} : { from }),
  };
}

function overrideOf(overrides: PolicyOverrides, clause: string, parameter: string): ParameterValue | undefined {
  const ofClause = Object.hasOwn(overrides, clause) ? overrides[clause] : undefined;
  return ofClause !== undefined && Object.hasOwn(ofClause, parameter) ? ofClause[parameter] : undefined;
}

function checkLayer(pack: PolicyPack, layer: PolicyLayer): void {
  const where = layer.file === undefined ? {} : { file: layer.file };
  for (const [id, values] of Object.entries(layer.overrides)) {
    const clause = pack.clauses.find((candidate) => candidate.id === id);
    if (clause === undefined) {
      throw new IntegrityError(
        'policy-override-unknown',
        `${layer.layer} overrides clause '${id}', which pack ${pack.pack} does not have`,
        {
          mend: suggestion(
            id,
            pack.clauses.map((candidate) => candidate.id),
          ),
          ...where,
        },
      );
    }
    for (const [name, value] of Object.entries(values)) {
      const parameter = Object.hasOwn(clause.parameters, name) ? clause.parameters[name] : undefined;
      if (parameter === undefined) {
        throw new IntegrityError(
          'policy-override-unknown',
          `${layer.layer} overrides parameter '${name}', which clause ${id} of pack ${pack.pack} does not have`,
          {
            mend: suggestion(name, Object.keys(clause.parameters)),
            ...where,
          },
        );
      }
      if (shapeOf(value) !== shapeOf(parameter.value)) {
        throw new IntegrityError(
          'policy-override-type',
          `${layer.layer} sets ${name} of clause ${id} to a ${shapeOf(value)}; the pack has a ${shapeOf(parameter.value)}`,
          {
            mend: `Give a ${shapeOf(parameter.value)}, for example ${JSON.stringify(parameter.value)}.`,
            ...where,
          },
        );
      }
    }
  }
}

const suggestion = (name: string, known: readonly string[]): string => {
  const near = nearestName(name, known);
  return near === undefined
    ? known.length === 0
      ? 'Take it out: the clause has no parameters.'
      : `Use one of: ${known.join(', ')}.`
    : `Write '${near}' if that is what is meant.`;
};

function shapeOf(value: ParameterValue): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  return typeof value === 'object' ? 'map' : typeof value;
}
