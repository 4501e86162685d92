# Types at `entente query STORE` on a pseudo-terminal and reads what it shows, as
# test_prompt.sh wants it. Speaks TAP.
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import tempfile
import time

entente = os.path.join(os.environ["top_builddir"], "entente")
work = tempfile.mkdtemp()
store = os.path.join(work, "news.db")
state = os.path.join(work, "state")
history = os.path.join(state, "entente", "history")
environment = dict(os.environ, TERM="vt100", XDG_STATE_HOME=state, HOME=work, LC_ALL="C.UTF-8", COLUMNS="80")
count = 0
PROMPT = "entente> "


def ok(passed, name, shown=""):
    global count
    count += 1
    print(f"{'ok' if passed else 'not ok'} {count} - {name}", flush=True)
    if not passed:
        print("# " + repr(shown)[-600:], flush=True)


class Terminal:
    def __init__(self, *arguments):
        self.seen = ""
        self.pid, self.end = pty.fork()
        if not self.pid:
            os.execve(entente, [entente, "query", *arguments], environment)

    # Wait until the pattern is shown; return what came before and with it
    def expect(self, pattern, seconds=60):
        until = time.monotonic() + seconds
        while True:
            found = re.search(pattern, self.seen)
            if found:
                text, self.seen = self.seen[: found.end()], self.seen[found.end():]
                return text
            if time.monotonic() > until:
                return None
            if select.select([self.end], [], [], 0.2)[0]:
                try:
                    self.seen += os.read(self.end, 65536).decode("utf-8", "replace").replace("\r", "")
                except OSError:
                    until = 0

    def type(self, text):
        os.write(self.end, text.encode())

    # Type lines, wait for the next prompt, return what was shown
    def ask(self, text, pattern=PROMPT):
        self.type(text)
        self.expect(re.escape(text.strip("\n").split("\n")[-1][-20:]), 10)  # the echo
        return self.expect(pattern) or "nothing: " + self.seen

    def close(self):
        for _ in range(300):
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                os.close(self.end)
                return os.waitstatus_to_exitcode(status)
            try:
                if select.select([self.end], [], [], 0.1)[0]:
                    os.read(self.end, 65536)
            except OSError:
                time.sleep(0.1)
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        return "still running"


try:
    triples = "".join(f'<http://a.example/s{i}> <http://a.example/p> "{i}" .\n' for i in range(2000))
    subprocess.run([entente, "load", "-f", "ntriples", store, "-"], input=triples.encode(), check=True)

    terminal = Terminal(store)
    shown = terminal.expect(PROMPT)
    ok(shown and "'help' tells how to ask" in shown, "a prompt", shown)
    shown = terminal.ask("help\n")
    ok("A query in SPARQL ends with an empty line" in shown, "help", shown)
    shown = terminal.ask('ASK { ?s ?p "7" };\n')
    ok("true\n" in shown, "a query on one line ends with ';'", shown)
    shown = terminal.ask('SELECT ?o\n{ <http://a.example/s5> <http://a.example/p> ?o ;\n ?p ?o }\n\n', "\n5\n(.|\n)*" + PROMPT)
    ok("...>" in shown or "5" in shown, "one of many lines, with ';' within its braces, ends with an empty line", shown)
    shown = terminal.ask("SELECT {};\n")
    ok("entente: query:1:8: expected a variable" in shown, "an error does not end it", shown)
    shown = terminal.ask('SELECT ?o { ?s ?p ?o FILTER(?o = "a;{" || ?o < "0;") } # no end;\n;\n')
    ok("o\n" in shown and "entente: " not in shown.replace(PROMPT, ""), "';' in strings and comments does not end it", shown)
    shown = terminal.ask("format csv\n")
    shown = terminal.ask('SELECT ("a,b" AS ?x) {};\n')
    ok('"a,b"' in shown, "format", shown)
    shown = terminal.ask("format nonsense\n")
    ok("entente: solutions cannot be written as 'nonsense'" in shown, "no such format", shown)
    shown = terminal.ask("list\n")
    ok("agreements-of" in shown, "list", shown)

    begin = time.monotonic()
    terminal.type("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c = ?l) };\n")
    terminal.expect(r"\?l\) \};", 10)
    time.sleep(1)
    terminal.type("\x03")
    shown = terminal.expect(PROMPT) or terminal.seen
    ok("entente: query: the query was interrupted" in shown and time.monotonic() - begin < 30, "Ctrl-C stops a query", shown)
    shown = terminal.ask('ASK { ?s ?p "8" };\n')
    ok("true" in shown, "and not the program", shown)
    terminal.type("SELECT half")
    terminal.expect("half", 10)
    terminal.type("\x03")
    shown = terminal.expect(PROMPT) or terminal.seen
    ok("^C" in shown, "Ctrl-C gives up a line", shown)
    for _ in range(100):  # as soon as the prompt is shown
        terminal.type("ASK {\n")
        terminal.expect(r"\.\.\.> ", 10)
        terminal.type("\x03")
        shown = terminal.expect(r"\^C\n" + PROMPT, 20)
        if not shown:
            break
    ok(shown, "and the lines before it, however soon", terminal.seen)
    shown = terminal.ask('ASK { ?s ?p "none" };\n')
    ok("false" in shown, "which are forgotten", shown)
    terminal.type("\x1b[A")  # the line before
    shown = terminal.expect('"none"', 10)
    ok(shown is not None, "the history brings a query back", terminal.seen)
    terminal.type("\n")
    shown = terminal.expect("false(.|\n)*" + PROMPT)
    ok(shown is not None, "which can be asked again", terminal.seen)
    terminal.type("quit\n")
    ok(terminal.close() == 0, "quit")
    with open(history) as file:
        text = file.read()
    ok("ASK\\040{\\040?s\\040?p\\040\"none\"\\040};" in text or 'ASK { ?s ?p "none" };' in text, "the history is in its file", text)
    ok("no end" not in text, "without comments", text)
    ok(os.stat(history).st_mode & 0o077 == 0, "which nobody else may read")

    terminal = Terminal(store)
    terminal.expect(PROMPT)
    terminal.type("\x1b[A")
    shown = terminal.expect('"none"', 10)
    ok(shown is not None, "the next time it is there", terminal.seen)
    terminal.type("\x03")
    terminal.expect(PROMPT)
    terminal.type("\x04")
    ok(terminal.close() == 0, "Ctrl-D ends it")

    terminal = Terminal(os.path.join(work, "missing.db"))
    shown = terminal.expect("no such store")
    ok(shown is not None and terminal.close() == 1, "a store that is not there ends it", terminal.seen)
    done = subprocess.run([entente, "query", store], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    ok(done.returncode == 2 and "one query is needed" in done.stderr, "no prompt without a terminal", done)
finally:
    shutil.rmtree(work)
print(f"1..{count}")
