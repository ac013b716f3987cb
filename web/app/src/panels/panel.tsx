export function Panel() {
  return (
    <main class="panel" id="panel">
      <h1 class="vh">mapd</h1>
    </main>
  );
}
