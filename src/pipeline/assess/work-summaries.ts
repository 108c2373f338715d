import type { Artifacts } from '../../checks/artifacts.ts';
import { bestStanding } from '../../registries/best-standing.ts';
import type { WorkSummary } from '../../report/input.ts';

/** What the works table shows of each work: the rates of its longest text and where its journal stood. */
export function summariseWorks(artifacts: Pick<Artifacts, 'dossier' | 'matches' | 'journals'>): WorkSummary[] {
  return artifacts.dossier.works.map((work) => {
    const longest = artifacts.matches
      .filter((match) => match.work === work.id)
      .sort((a, b) => b.rates.characters - a.rates.characters || (a.file < b.file ? -1 : 1))[0];
    const journal = artifacts.journals.find((answer) => answer.work === work.id);
    const listing = journal === undefined ? undefined : bestStanding(journal);
    return {
      work: work.id,
      ...(longest === undefined
        ? {}
        : {
            rates: {
              characters: longest.rates.characters,
              totalPercent: longest.rates.total.percent,
              lessCitationsPercent: longest.rates.lessCitations.percent,
              lessOwnWorkPercent: longest.rates.lessOwnWork.percent,
              largestSingleSourcePercent: longest.rates.largestSingleSource.percent,
              ...(longest.rates.largestSingleSource.source === undefined
                ? {}
                : { largestSingleSource: longest.rates.largestSingleSource.source }),
              ...(longest.exclusions === undefined ? {} : { exclusions: longest.exclusions }),
              ...(longest.parts === undefined ? {} : { parts: longest.parts }),
            },
          }),
      ...(listing === undefined ? {} : { listing }),
    };
  });
}
