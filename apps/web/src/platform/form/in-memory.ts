/** The file as it is now, whatever becomes of it on the disk meanwhile. Rejects where it cannot be read any more. */
export const inMemory = async (file: File): Promise<File> =>
  new File([await file.arrayBuffer()], file.name, {
    type: file.type,
    lastModified: file.lastModified,
  })
