#include "inkling/parallel.h"

#include <stdexcept>
#include <string>

#if !defined(__EMSCRIPTEN__) || defined(__EMSCRIPTEN_PTHREADS__)
#define INKLING_THREADS
#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>
#endif

namespace inkling {

namespace {

void checkThreadCount(int count) {
  if (count >= 1 && count <= maxThreadCount()) return;
  throw std::invalid_argument("Threads: expected 1 to " + std::to_string(maxThreadCount()) +
                              ", got " + std::to_string(count) + ".");
}

}  // namespace

#ifdef INKLING_THREADS

namespace {

thread_local bool isInPart = false;

/// Threads that wait for work. A step of training is a few dozen jobs of some microseconds each, so
/// a thread that runs out of work looks for more for a while before it goes to sleep.
///
/// A thread takes part from when it has arrived: in a browser that is a while after it was made,
/// and only when the thread that made it has let messages in. None is ended before the pool is; one
/// that is not wanted any more sleeps.
class ThreadPool {
 public:
  ThreadPool() = default;

  ~ThreadPool() {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      ended_ = true;
      job_ += kNextJob;
    }
    wake_.notify_all();
    wantedMore_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;

  int helpers() const { return wanted_; }

  void setHelpers(int helpers) {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      wanted_ = helpers;
    }
    wantedMore_.notify_all();
    while (static_cast<int>(threads_.size()) < helpers) threads_.emplace_back([this] { help(); });
  }

  /// Whether it ran them: not while it runs those of another thread.
  bool tryRun(Index parts, const Part& part) {
    const std::unique_lock<std::mutex> running(running_, std::try_to_lock);
    if (!running) return false;
    part_ = &part;
    parts_ = parts;
    next_ = 0;
    error_ = nullptr;
    failed_ = false;
    {
      // Under the lock, so that a thread about to sleep does not miss it.
      const std::lock_guard<std::mutex> lock(mutex_);
      job_ = ((job_ / kNextJob) + 1) * kNextJob;
    }
    if (sleepers_ > 0) wake_.notify_all();
    work();
    // Closed, so that only those are waited for that have begun: another program may have the core
    // of the others for a long while, and there is nothing left for them to do.
    job_ |= kClosed;
    for (int look = 0; (job_ & kBusy) > 0; ++look) {
      // More threads than cores: the one that is waited for may wait for this core.
      if (look > kLooksBeforeSleep) std::this_thread::yield();
    }
    if (failed_) std::rethrow_exception(error_);
    return true;
  }

 private:
  // A tenth of a millisecond or so: longer than what lies between two jobs of a training, and
  // between two slices of it in a browser. Waking a thread there costs more than that.
  static constexpr int kLooksBeforeSleep = 100000;
  // What job_ is made of.
  static constexpr std::uint32_t kNextJob = 256;
  static constexpr std::uint32_t kClosed = 128;
  static constexpr std::uint32_t kBusy = 127;

  void work() {
    isInPart = true;
    takeParts();
    isInPart = false;
  }

  void takeParts() {
    for (;;) {
      const Index index = next_++;
      if (index >= parts_ || failed_) return;
      try {
        (*part_)(index);
      } catch (...) {
        // Whatever it is: a typed catch in several threads at once is not safe in every build.
        const std::lock_guard<std::mutex> lock(mutex_);
        if (!failed_) error_ = std::current_exception();
        failed_ = true;
      }
    }
  }

  void help() {
    int index = 0;
    std::uint32_t seen = 0;
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      index = arrived_++;
      seen = job_;
    }
    while (!ended_) {
      seen = waitForJob(index, seen);
      if (ended_ || index >= wanted_ || !join(seen)) continue;
      work();
      --job_;
    }
  }

  // Whether this thread is now among the busy ones of that job; not if it is closed or over.
  bool join(std::uint32_t job) {
    std::uint32_t now = job_;
    while (isSame(now, job) && (now & kClosed) == 0) {
      if (job_.compare_exchange_weak(now, now + 1)) return true;
    }
    return false;
  }

  static bool isSame(std::uint32_t one, std::uint32_t other) {
    return one / kNextJob == other / kNextJob;
  }

  std::uint32_t waitForJob(int index, std::uint32_t seen) {
    if (index < wanted_) {
      for (int look = 0; look < kLooksBeforeSleep; ++look) {
        const std::uint32_t job = job_;
        if (!isSame(job, seen)) return job;
      }
    }
    std::unique_lock<std::mutex> lock(mutex_);
    wantedMore_.wait(lock, [&] { return index < wanted_ || ended_; });
    ++sleepers_;
    wake_.wait(lock, [&] { return !isSame(job_, seen); });
    --sleepers_;
    return job_;
  }

  std::vector<std::thread> threads_;
  std::mutex running_;  // held by the thread whose parts are run
  std::mutex mutex_;
  std::condition_variable wake_;
  std::condition_variable wantedMore_;
  /// One number, to be changed at once: kNextJob × the number of the job + kClosed when its parts
  /// are all taken + how many helpers have begun and not yet ended.
  std::atomic<std::uint32_t> job_{0};
  std::atomic<int> wanted_{0};  // helpers
  int arrived_ = 0;             // helpers; under the lock
  std::atomic<int> sleepers_{0};
  std::atomic<Index> next_{0};
  std::atomic<bool> failed_{false};
  std::atomic<bool> ended_{false};
  std::exception_ptr error_;  // the first; under the lock
  Index parts_ = 0;
  const Part* part_ = nullptr;
};

ThreadPool& pool() {
  static ThreadPool instance;
  return instance;
}

}  // namespace

int maxThreadCount() { return 16; }

int threadCount() { return pool().helpers() + 1; }

void setThreadCount(int count) {
  checkThreadCount(count);
  pool().setHelpers(count - 1);
}

void parallelFor(Index parts, Part part) {
  if (parts > 1 && !isInPart && pool().helpers() > 0 && pool().tryRun(parts, part)) return;
  for (Index i = 0; i < parts; ++i) part(i);
}

#else

int maxThreadCount() { return 1; }

int threadCount() { return 1; }

void setThreadCount(int count) { checkThreadCount(count); }

void parallelFor(Index parts, Part part) {
  for (Index i = 0; i < parts; ++i) part(i);
}

#endif

}  // namespace inkling
