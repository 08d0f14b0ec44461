import { uploadFile } from '#kernel/api/files.ts'
import { upload } from '#web/call.ts'

const longest = 1600

/** Shrinks a photograph on the phone before it is sent; other files go as they are. */
export async function shrunk(file: File): Promise<Blob> {
  if (!file.type.startsWith('image/')) return file
  const picture = await createImageBitmap(file).catch(() => undefined)
  if (!picture) return file
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const made = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.82))
  return made && made.size < file.size ? made : file
}

export type SendPhoto = (file: File, kind: string, onProgress?: (share: number) => void) => Promise<{ fileId: string; name: string }>

/** Shrinks and sends one photograph or paper; gives the id that the form keeps. */
export async function sendPhoto(file: File, kind: string, onProgress?: (share: number) => void): Promise<{ fileId: string; name: string }> {
  const body = await shrunk(file)
  const answer = await upload(uploadFile, { kind, name: file.name.slice(0, 120), requestId: crypto.randomUUID() }, body, onProgress)
  return { fileId: answer.fileId, name: file.name }
}
