import type { LightPage, OpenDoor, OpenPages } from '#web/pages.ts'

const found = import.meta.glob<OpenPages>('../../modules/*/*/web/open.ts', { eager: true })

/** Pages that the modules bring to the open door, and what leads to them. */
export const openPages: LightPage[] = Object.values(found).flatMap((m) => m.pages)
export const openDoors: OpenDoor[] = Object.values(found).flatMap((m) => m.doors ?? [])
