import type { Dossier } from '../../domain/dossier.ts';
import { answerJournal } from '../../registries/answer-journal.ts';
import type { Registry } from '../../registries/registry.ts';
import type { JournalAnswer } from '../../registries/types.ts';

/** What the registries say of each paper's journal at its issue month. */
export const journalAnswers = (registry: Registry, dossier: Dossier): JournalAnswer[] =>
  dossier.works
    .filter((work) => work.kind === 'paper')
    .map((work) =>
      answerJournal(registry, {
        work: work.id,
        ...(work.journal === undefined ? {} : { title: work.journal }),
        ...(work.issn === undefined ? {} : { issn: work.issn }),
        ...(work.cn === undefined ? {} : { cn: work.cn }),
        ...(work.issueDate === undefined ? {} : { issueDate: work.issueDate }),
      }),
    );
