/** One line of the bench table. */
export interface Figure {
  name: string
  value: string
  promise: string
  held: boolean
}
