package dom0.lab;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;

/**
 * Runs modules inside of a machine without a JVM's start for each: it stays, and calls the
 * installed programs in its own process. Only for scenarios. One run at a time, as the locks of the
 * modules would have it.
 *
 * <p>A call is a connection to its port on 127.0.0.1: a line with the path of a program's jar and
 * the words of its command line, divided by tabs, then what the program finds on stdin, to the end.
 * The answer is the word "driver" in a line, at once, so that a caller can tell a run that was
 * broken off from one that never began; then the exit status in a line, then what the program would
 * have printed.
 */
public final class Driver {
  /** Somebody who connects and says nothing must not keep the others waiting. */
  private static final int MOST_MILLISECONDS_OF_SILENCE = 60_000;

  private final Map<String, Program> programs = new HashMap<>();

  private Driver() {}

  /** Listens on the port of 127.0.0.1 that the only argument names, until it is ended. */
  public static void main(String[] args) throws IOException {
    Driver driver = new Driver();
    try (ServerSocket port =
        new ServerSocket(Integer.parseInt(args[0]), 5, InetAddress.getLoopbackAddress())) {
      while (true) {
        try (Socket caller = port.accept()) {
          driver.answer(caller);
        } catch (IOException e) {
          System.err.println("a call was broken off: " + e);
        }
      }
    }
  }

  private void answer(Socket caller) throws IOException {
    caller.setSoTimeout(MOST_MILLISECONDS_OF_SILENCE);
    OutputStream out = caller.getOutputStream();
    out.write("driver\n".getBytes(StandardCharsets.UTF_8));
    out.flush();
    InputStream in = new BufferedInputStream(caller.getInputStream());
    List<String> words = Arrays.asList(line(in).split("\t", -1));
    String answer;
    try {
      answer = program(words.get(0)).run(in, words.subList(1, words.size()));
    } catch (ReflectiveOperationException | IOException e) {
      answer = "1\nthe driver could not call " + words + ": " + e;
    }
    out.write((answer + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n' && next >= 0; next = in.read()) {
      line.write(next);
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  /** The program in a jar, loaded once for as long as the file is the same. */
  private Program program(String jar) throws IOException, ReflectiveOperationException {
    File file = new File(jar);
    Program known = programs.get(jar);
    if (known == null || known.modified != file.lastModified()) {
      known = Program.in(file);
      programs.put(jar, known);
    }
    return known;
  }

  /** The classes of one jar; a module and a host are made anew for each run. */
  private record Program(ClassLoader classes, String main, long modified) {
    static Program in(File jar) throws IOException {
      if (!jar.isFile()) {
        throw new IOException("there is no " + jar);
      }
      try (JarFile opened = new JarFile(jar)) {
        String main = opened.getManifest().getMainAttributes().getValue("Main-Class");
        URL[] path = {jar.toURI().toURL()};
        return new Program(
            new URLClassLoader(path, ClassLoader.getPlatformClassLoader()),
            main,
            jar.lastModified());
      }
    }

    /** What {@code dom0.program.Program} gives: its status in a line, then its text. */
    String run(InputStream stdin, List<String> words) throws ReflectiveOperationException {
      Class<?> module = classes.loadClass("dom0.module.HostModule");
      Class<?> host = classes.loadClass("dom0.host.Host");
      try {
        Object program =
            classes
                .loadClass("dom0.program.Program")
                .getConstructor(module, host, InputStream.class)
                .newInstance(fresh(main), fresh("dom0.host.LinuxHost"), stdin);
        Object output =
            program
                .getClass()
                .getMethod("run", String[].class)
                .invoke(program, (Object) words.toArray(new String[0]));
        return part(output, "status") + "\n" + part(output, "text");
      } catch (InvocationTargetException e) {
        return "1\nthe program threw " + e.getCause();
      }
    }

    private Object fresh(String type) throws ReflectiveOperationException {
      return classes.loadClass(type).getConstructor().newInstance();
    }

    private static Object part(Object output, String name) throws ReflectiveOperationException {
      return output.getClass().getMethod(name).invoke(output);
    }
  }
}
