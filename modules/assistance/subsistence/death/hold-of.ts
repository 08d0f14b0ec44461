/** The hold that a death puts on a household, by event. */
export const holdOf = (eventId: string) => ({ sourceKind: 'life_event', sourceRef: eventId })
