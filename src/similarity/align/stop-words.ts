import { hashForm } from '../normalise/normalise.ts';

const ENGLISH = `a about above across after again against all almost along already also although always am among an and another any
anyone anything are around as at away back be became because become been before being below between both but by came can cannot could
did do does doing done down during each either else enough even ever every everything few first for from further gave get give given
go goes going gone got had has have having he her here hers herself him himself his how however i if in indeed into is it its itself
just keep kept know known last least less let like likely made make makes many may me might more most much must my myself near need
neither never new next no nor not nothing now of off often on once one only onto or other others our ours out over own part per
perhaps put quite rather really s said same saw say says second see seem seemed seems seen several shall she should since so some
someone something still such t take taken than that the their them themselves then there therefore these they thing things this those
though three through thus to together too took toward towards two under until up upon us use used uses using usually very via was way
we well were what whatever when where whether which while who whole whom whose why will with within without would yet you your yours
yourself don doesn didn isn aren wasn weren won wouldn couldn shouldn ll re ve d m dont doesnt didnt isnt arent wasnt werent wont cant couldnt shouldnt wouldnt havent hasnt hadnt`;

/** Particles, pronouns, conjunctions, prepositions and auxiliaries of written Chinese, one character each. */
const CHINESE = '的了和是在与及或等为以对其之于而由从中上下所被把将并也都这那此该各就但又很有不个一二三年月日';

/** Hashes of words that say little about what a text says. */
export const STOP_WORDS: ReadonlySet<number> = new Set(ENGLISH.split(/\s+/).map(hashForm));
export const STOP_CHARACTERS: ReadonlySet<number> = new Set(Array.from(CHINESE, (character) => hashForm(character)));
