/** A marriage as the national register has it. */
export interface BaseRecord {
  side: 'MAN' | 'WOMAN'
  certNo: string
  registryName: string
  registeredOn: string
  state: 'EFFECTIVE' | 'DISSOLVED' | 'VOID'
}

/** Two people to be asked for, by document and number. */
export interface Asked {
  man: { name: string; idType: string; idNumber: string }
  woman: { name: string; idType: string; idNumber: string }
}

/** What is told to the national register about a registration, on the same day. */
export interface Upload extends Asked {
  kind: string
  certNo: string
  registerDate: string
  registry: string
  /** The certificate of the marriage that a divorce ended. */
  ends: string | null
}

/** The way to the national register of marriages. Every call may fail: then nothing is registered until it answers. */
export interface MarriageBase {
  ask(people: Asked): Promise<BaseRecord[]>
  upload(what: Upload): Promise<void>
}

/** Where nothing is connected: the registrar reads the ministry's own terminal and types the answer in. */
export const notConnected: MarriageBase = {
  ask: () => Promise.reject(new Error('not connected')),
  upload: () => Promise.reject(new Error('not connected')),
}
