// What is not in a file of a briefing: looking at files of one's own, which takes
// code that its policy does not let run; sharing, which takes an address; and
// writing briefings.

export const chooseFile = (): void => undefined;
export const YourFiles = () => null;
export const BriefingShare = () => null;
export const Briefings = () => null;
export const DraftOffer = () => null;
/** The words of both. */
export const [briefing, sharing] = [{}, {}];
