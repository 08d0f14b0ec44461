import type { z } from 'zod'
import type { myHousehold } from '#modules/core/residents/contract.ts'
import { relations } from '../form.ts'
import { type ApplyDraft, emptyDraft, newMember } from './portal-draft.ts'

type Household = z.output<(typeof myHousehold)['reply']>

/** A fresh form, filled with what the register knows of the own household, so that nobody types a number twice. */
export function draftFromRegister(known: Household | undefined): ApplyDraft {
  const empty = emptyDraft()
  if (!known || known.members.length === 0) return empty
  const inOrder = [...known.members].sort((a, b) => Number(b.self) - Number(a.self))
  return {
    ...empty,
    village: known.village ?? '',
    address: known.address ?? '',
    phone: known.phone ?? '',
    fromRegister: inOrder.length,
    members: inOrder.map((m, i) => ({
      ...newMember(String.fromCharCode(65 + i), m.self ? 'SELF' : relationOf(m.relation)),
      name: m.name,
      idNumber: m.idNumber,
    })),
  }
}

const relationOf = (relation: string) => ((relations as readonly string[]).includes(relation) && relation !== 'SELF' ? relation : 'OTHER')
