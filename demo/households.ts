import { addDays } from '#kernel/day.ts'
import { givenName, surnameOf } from './names.ts'
import { demoNumber } from './numbers.ts'
import { type Random, randomFrom } from './random.ts'

export interface Invented {
  name: string
  sex: 'M' | 'F'
  birthDate: string
  idNumber: string
  relation: string
  village: string
  address: string
  phone: string | null
}

interface Plan {
  seed: number
  people: number
  on: string
  villages: readonly string[]
}

/** Invented households, as a generator: couples with children and old parents, single old people, single parents. */
export function* inventedHouseholds({ seed, people, on, villages }: Plan): Generator<Invented[]> {
  const random = randomFrom(seed)
  // Two or three villages of ten hold most people, as they do.
  const weighted = villages.flatMap((v, i) => Array.from({ length: i % 7 === 0 ? 4 : 1 }, () => v))
  const taken = new Map<string, number>()
  for (let made = 0, home = 0; made < people; home++) {
    const village = random.pick(weighted)
    const address = `${random.between(1, 18)}组 ${random.between(1, 240)} 号`
    const household = membersOf(random)
      .slice(0, people - made)
      .map((m, i) => person(m, i, { random, on, village, address, home, taken }))
    made += household.length
    yield household
  }
}

interface Sketch {
  surname: string
  sex: 'M' | 'F'
  age: number
  relation: string
}

function membersOf(random: Random): Sketch[] {
  const surname = surnameOf(random)
  const kind = random.next()
  if (kind < 0.16) return oldPeople(random, surname)
  if (kind < 0.22) return [{ surname, sex: random.pick(['M', 'F'] as const), age: random.between(22, 45), relation: 'SELF' }]
  const headAge = random.between(26, 62)
  const single = kind > 0.93
  const head: Sketch = { surname, sex: single && random.chance(0.7) ? 'F' : 'M', age: headAge, relation: 'SELF' }
  const spouse: Sketch[] = single
    ? []
    : [{ surname: surnameOf(random), sex: 'F', age: Math.max(21, headAge - random.between(-1, 5)), relation: 'SPOUSE' }]
  const children = Array.from(
    { length: random.pick([0, 1, 1, 1, 2, 2, 3]) },
    (_, i): Sketch => ({
      surname,
      sex: random.pick(['M', 'F'] as const),
      age: Math.max(0, headAge - random.between(22, 32) - i * 3),
      relation: 'CHILD',
    }),
  )
  const parents: Sketch[] =
    random.chance(0.24) && headAge < 58
      ? [{ surname, sex: random.pick(['M', 'F'] as const), age: Math.min(97, headAge + random.between(22, 31)), relation: 'PARENT' }]
      : []
  return [head, ...spouse, ...children, ...parents]
}

function oldPeople(random: Random, surname: string): Sketch[] {
  const age = random.between(60, 92)
  const head: Sketch = { surname, sex: random.pick(['M', 'F'] as const), age, relation: 'SELF' }
  if (random.chance(0.45)) return [head]
  return [
    { ...head, sex: 'M' },
    { surname: surnameOf(random), sex: 'F', age: Math.max(55, age - random.between(0, 6)), relation: 'SPOUSE' },
  ]
}

interface Setting {
  random: Random
  on: string
  village: string
  address: string
  home: number
  taken: Map<string, number>
}

function person({ surname, sex, age, relation }: Sketch, index: number, s: Setting): Invented {
  let birthDate = addDays(`${Number(s.on.slice(0, 4)) - age}-${s.on.slice(5).replace('02-29', '02-28')}`, -s.random.between(1, 364))
  // Serials of a birthday are few: a full day passes the person to the day before. The named families keep serials below 60.
  while ((s.taken.get(birthDate + sex) ?? 60) > 498) birthDate = addDays(birthDate, -1)
  const order = s.taken.get(birthDate + sex) ?? 60
  s.taken.set(birthDate + sex, order + 1)
  const phone = index === 0 ? `1990${String(1_000_000 + s.home).padStart(7, '0')}` : null
  return {
    name: surname + givenName(s.random, sex, age),
    sex,
    birthDate,
    idNumber: demoNumber(birthDate, sex, order),
    relation,
    village: s.village,
    address: s.address,
    phone,
  }
}
