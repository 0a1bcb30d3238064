let audio: AudioContext | undefined;

/** A short tone, higher and thrice where it is urgent. Silent where the browser allows no sound. */
export function playTone(isUrgent: boolean): void {
  try {
    audio ??= new AudioContext();
    void audio.resume().catch(() => undefined);
    for (let count = 0; count < (isUrgent ? 3 : 1); count++) {
      const from = audio.currentTime + count * 0.3;
      const tone = audio.createOscillator();
      tone.frequency.value = isUrgent ? 1_320 : 880;
      tone.connect(audio.destination);
      tone.start(from);
      tone.stop(from + 0.18);
    }
  } catch {
    audio = undefined;
  }
}
