/** A story tells when it wants to go on and is woken at that time: `yield` the moment, then act. */
export type Story = AsyncGenerator<Date, void, void>

/**
 * Lets many stories go on in the order of their clocks, as a real year would, until `now`. What lies later is left
 * undone: that is how cases come to stand in every step. `progress` hears how many acts are done.
 */
export async function playUntil(stories: Iterable<Story>, now: Date, progress: (acts: number) => void = () => {}): Promise<void> {
  const waiting: { story: Story; at: Date }[] = []
  const wake = async (story: Story) => {
    const { value, done } = await story.next()
    if (done || value > now) return
    let place = waiting.findIndex((w) => w.at > value)
    if (place < 0) place = waiting.length
    waiting.splice(place, 0, { story, at: value })
  }
  for (const story of stories) await wake(story)
  let acts = 0
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    await wake(next.story)
    if (++acts % 100 === 0) progress(acts)
  }
}
