/** Where a field of a pre-printed certificate stands, in millimetres from the upper left corner of the inner page. */
export interface Place {
  name: string
  x: number
  y: number
}

/** Marks of the inner page of the ministry's blanks; each desk's printer adds its own offset. */
export const layouts: Record<'MARRIAGE' | 'DIVORCE', readonly Place[]> = {
  MARRIAGE: [
    { name: 'holder', x: 42, y: 22 },
    { name: 'registeredOn', x: 42, y: 32 },
    { name: 'certNo', x: 42, y: 42 },
    { name: 'note', x: 42, y: 52 },
    { name: 'manName', x: 30, y: 78 },
    { name: 'manNationality', x: 74, y: 78 },
    { name: 'manBirth', x: 30, y: 86 },
    { name: 'manId', x: 30, y: 94 },
    { name: 'womanName', x: 30, y: 110 },
    { name: 'womanNationality', x: 74, y: 110 },
    { name: 'womanBirth', x: 30, y: 118 },
    { name: 'womanId', x: 30, y: 126 },
  ],
  DIVORCE: [
    { name: 'holder', x: 42, y: 24 },
    { name: 'registeredOn', x: 42, y: 34 },
    { name: 'certNo', x: 42, y: 44 },
    { name: 'note', x: 42, y: 54 },
    { name: 'manName', x: 30, y: 80 },
    { name: 'manNationality', x: 74, y: 80 },
    { name: 'manBirth', x: 30, y: 88 },
    { name: 'manId', x: 30, y: 96 },
    { name: 'womanName', x: 30, y: 112 },
    { name: 'womanNationality', x: 74, y: 112 },
    { name: 'womanBirth', x: 30, y: 120 },
    { name: 'womanId', x: 30, y: 128 },
  ],
}
