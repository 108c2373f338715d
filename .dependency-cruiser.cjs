// The walls of docs/architecture.md: imports point one way, rooms of one rank do not see each other.
const ranks = [['domain'], ['similarity', 'registries', 'policy'], ['ingest', 'checks', 'reviewers', 'report', 'store'], ['pipeline'], ['server', 'workers'], ['cli']];
const advice = 'Move what both need to a lower room (src/domain), or pass it in from the room above.';
const walls = ranks.flatMap((rooms, rank) => {
  const above = ranks.slice(rank + 1).flat();
  return rooms.map((room) => {
    const forbidden = [...above, ...rooms.filter((r) => r !== room)];
    return {
      name: `wall-${room}`,
      comment: `src/${room} may not import ${forbidden.join(', ')}. ${advice}`,
      severity: 'error',
      from: { path: `^src/${room}/` },
      to: { path: `^src/(${forbidden.join('|')})/` },
    };
  }).filter((rule) => !rule.to.path.includes('()'));
});
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...walls,
    { name: 'domain-imports-nothing', comment: 'src/domain is pure vocabulary: no packages, no node built-ins, no other room.', severity: 'error', from: { path: '^src/domain/', pathNot: '\\.test\\.ts$' }, to: { pathNot: '^src/domain/' } },
    { name: 'queue-only-in-workers', comment: 'bullmq and ioredis are known to src/workers alone: use the Runner port.', severity: 'error', from: { path: '^src/', pathNot: '^src/workers/' }, to: { path: 'node_modules/(bullmq|ioredis)/' } },
    { name: 'pure-rooms-read-nothing', comment: 'Checks, reviewers, report and the similarity core are pure; files and processes are handed in as values.', severity: 'error', from: { path: '^src/(checks|reviewers|report)/', pathNot: '\\.test\\.ts$' }, to: { path: '^(node:)?(fs|fs/promises|child_process|net|http|https|worker_threads|os)$' } },
    { name: 'check-imports-no-check', comment: 'A check knows no other check: declare what it needs as an artifact.', severity: 'error', from: { path: '^src/checks/([^/]+)/' }, to: { path: '^src/checks/([^/]+)/', pathNot: '^src/checks/$1/' } },
    { name: 'no-cycles', comment: 'A cycle hides who depends on whom: split the shared part out.', severity: 'error', from: {}, to: { circular: true } },
    { name: 'not-to-dev-dep', comment: 'The product may not need a development package at run time.', severity: 'error', from: { path: '^src/', pathNot: '\\.test\\.ts$' }, to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
