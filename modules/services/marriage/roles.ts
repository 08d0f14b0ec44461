/** Who reads the registry's cases: its own people, the one who answers for the bureau, and the examiner. */
export const registryReaders = ['registrar', 'registry_head', 'archivist', 'county_head', 'auditor'] as const
/** Who registers. */
export const registrars = ['registrar', 'registry_head'] as const
