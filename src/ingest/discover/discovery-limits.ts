/** What a batch may cost before parts of it are left out with a coded problem. */
export interface DiscoveryLimits {
  readonly maxFileBytes: number;
  readonly maxFilesPerApplicant: number;
  readonly maxApplicants: number;
  readonly maxDepth: number;
  readonly maxRosterBytes: number;
}

const MEGABYTE = 1024 * 1024;

export const DEFAULT_DISCOVERY_LIMITS: DiscoveryLimits = {
  maxFileBytes: 256 * MEGABYTE,
  maxFilesPerApplicant: 2000,
  maxApplicants: 5000,
  maxDepth: 8,
  maxRosterBytes: 20 * MEGABYTE,
};
