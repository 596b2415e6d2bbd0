// The waiting room's screen: renews itself, and calls new numbers by voice where the browser speaks Vietnamese,
// by a chime where it does not. Browsers give no sound before somebody has touched the page, so there is a button.
const board = document.querySelector("#bang");
const button = document.querySelector("[data-sound]");
const says = document.querySelector("[data-sound-says]");
const lost = document.querySelector("[data-lost-says]");
const told = new Set();
let sound = null;
let failures = 0;

const voice = () => window.speechSynthesis?.getVoices().find((one) => one.lang.toLowerCase().startsWith("vi"));

function explain() {
  button.hidden = sound !== null;
  says.textContent = sound === null ? board.dataset.mute : voice() ? board.dataset.voice : board.dataset.chime;
}

function chime() {
  [660, 880].forEach((pitch, place) => {
    const tone = sound.createOscillator();
    const level = sound.createGain();
    const start = sound.currentTime + place * 0.35;
    tone.frequency.value = pitch;
    level.gain.setValueAtTime(0.4, start);
    level.gain.exponentialRampToValueAtTime(0.001, start + 0.6);
    tone.connect(level).connect(sound.destination);
    tone.start(start);
    tone.stop(start + 0.6);
  });
}

function call(row) {
  if (sound === null) return;
  chime();
  const speaker = voice();
  if (!speaker) return;
  const words = new SpeechSynthesisUtterance(row.dataset.say);
  words.voice = speaker;
  words.lang = speaker.lang;
  words.rate = 0.9;
  setTimeout(() => window.speechSynthesis.speak(words), 900);
}

function hear(first) {
  document.querySelectorAll("[data-call]").forEach((row) => {
    if (told.has(row.dataset.call)) return;
    told.add(row.dataset.call);
    if (first) return;
    row.classList.add("fresh");
    call(row);
  });
}

async function renew() {
  try {
    const answer = await fetch(board.dataset.part, { cache: "no-store" });
    if (!answer.ok) throw new Error(String(answer.status));
    const text = await answer.text();
    failures = 0;
    lost.hidden = true;
    board.innerHTML = text;
    hear(false);
  } catch {
    failures += 1;
    lost.textContent = board.dataset.lost;
    lost.hidden = failures < 3;
  }
}

button.addEventListener("click", () => {
  sound = new AudioContext();
  chime();
  explain();
});
window.speechSynthesis?.addEventListener("voiceschanged", explain);
explain();
hear(true);
setInterval(renew, 3000);
