/** Who finds the button; the server decides. */
export const mayReport = (role: string): boolean =>
  ['village_worker', 'town_clerk', 'county_clerk', 'county_head', 'reporter'].includes(role)
