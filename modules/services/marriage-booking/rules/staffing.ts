export interface StaffingRule {
  base: number
  first: number
  each: number
}

/** 婚姻登记员配备: so many for the first residents, one more for each further full step. */
export const registrarsRequired = (registeredResidents: number, rule: StaffingRule): number =>
  rule.base + Math.max(0, Math.floor((registeredResidents - rule.first) / rule.each))
