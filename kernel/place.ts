/** Place codes nest: 6 digits a county, 9 a town or street, 12 a village or community. */
export type PlaceLevel = 'county' | 'town' | 'village'

/** The level of a code, or undefined when it is none. */
export function levelOf(place: string): PlaceLevel | undefined {
  if (!/^\d+$/.test(place)) return undefined
  return ({ 6: 'county', 9: 'town', 12: 'village' } as const)[place.length as 6]
}

/** The exclusive upper bound of all codes inside a place, in byte order: ':' follows '9'. */
export const afterPlace = (place: string): string => `${place}:`

/** Whether `place` is `outer` or lies inside it. */
export const isWithin = (place: string, outer: string): boolean => outer !== '' && place >= outer && place < afterPlace(outer)

export const townOf = (place: string): string => place.slice(0, 9)
export const countyOf = (place: string): string => place.slice(0, 6)
