/** Text of the template that stands where the run's data goes. */
export const RUN_SLOT: string;
/** Writes the page's template to a file (its folder is made where missing). Throws where the build fails. */
export function buildReport(outFile: string): Promise<void>;
